// What a call about many agents promises: every item its own outcome, in order, none done twice.
import { afterAll, expect, test } from 'vitest';
import { openWorkshop } from '../../../local/ground/workshop.ts';
import { failJob, getJob, type JobView } from '../../jobs/index.ts';
import { inParts, type Outcomes, objectsWrite, tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import { JobUnfinished } from '../faults.ts';
import { type AgentView, bulkAgents, carryOutBulk, createAgent, getAgent, listAgents, NewAgents } from '../index.ts';
import type { BulkKind } from './kinds.ts';

const workshop = await openWorkshop();
afterAll(() => workshop[Symbol.asyncDispose]());

const uses = [tableWrite, inParts, objectsWrite] as const;
const within = (tenantId: string, principalId = 'ada') =>
  trialContext(uses, { tenantId, principalId, roles: ['developer'] });
const agent = (id: string) => ({ id, name: `Agent ${id}`, category: 'emissions' });
type Told = Pick<AgentView, 'id' | 'state' | 'version'>;

async function now(ctx: ReturnType<typeof within>, kind: BulkKind, items: readonly object[]): Promise<Outcomes<Told>> {
  const answer = await bulkAgents(ctx, kind, NewAgents.parse({ items }));
  if ('kind' in answer) throw new Error('A call that was to be done at once became a job.');
  return answer;
}
const reasonsOf = ({ items }: Outcomes<unknown>) =>
  items.map(({ status, errors }) => [status, errors?.[0]?.details.reason, errors?.[0]?.field]);

test('a thousand agents are created in one call, each an agent like any other', { timeout: 60_000 }, async () => {
  const ctx = within('bulk-a');
  const ids = Array.from({ length: 1_000 }, (_, n) => `mass-${n}`);
  const { counts, items } = await now(ctx, 'agents.create', ids.map(agent));
  expect(counts).toEqual({ total: 1_000, succeeded: 1_000, failed: 0 });
  expect(items.map(({ result }) => result?.id)).toEqual(ids);
  expect(await getAgent(ctx, 'mass-999')).toMatchObject({ name: 'Agent mass-999', createdBy: 'ada' });
});

test('items that cannot be done say why in their place, and hinder no other', async () => {
  const ctx = within('bulk-b');
  await createAgent(ctx, { ...agent('taken'), description: '', tags: [] });
  const items = [agent('one'), agent('taken'), { id: 'No Slug' }, agent('one'), { ...agent('two'), colour: 'red' }];
  const outcomes = await now(ctx, 'agents.create', items);
  expect(reasonsOf(outcomes)).toEqual([
    [201, undefined, undefined],
    [409, 'agent_taken', '/items/1/id'],
    [422, 'body_invalid', expect.stringContaining('/items/2')],
    [422, 'item_twice', '/items/3/id'],
    [422, 'body_invalid', '/items/4/colour'],
  ]);
  expect((await listAgents(ctx, {}, { limit: 10 })).items.map(({ id }) => id).sort()).toEqual(['one', 'taken']);
});

test('changes and removals hold each item against the version it names', async () => {
  const ctx = within('bulk-c');
  await now(ctx, 'agents.create', ['a-one', 'a-two', 'a-three'].map(agent));
  const changed = await now(ctx, 'agents.update', [
    { id: 'a-one', version: 1, tags: ['x'] },
    { id: 'a-two', version: 7, tags: ['x'] },
    { id: 'nobody', tags: ['x'] },
  ]);
  expect(reasonsOf(changed)).toEqual([
    [200, undefined, undefined],
    [409, 'agent_changed', '/items/1/version'],
    [404, 'agent_not_found', '/items/2'],
  ]);
  const removed = await now(ctx, 'agents.delete', [
    { id: 'a-one', version: 1 },
    { id: 'a-two', version: 1 },
  ]);
  expect(removed.items.map(({ status }) => status)).toEqual([409, 204]);
  await expect(getAgent(ctx, 'a-two')).rejects.toThrow('a-two');
});

async function job(ctx: ReturnType<typeof within>, items: readonly object[]): Promise<JobView> {
  const answer = await bulkAgents(ctx, 'agents.create', NewAgents.parse({ mode: 'async', items }));
  if (!('kind' in answer)) throw new Error('A job was done at once.');
  return answer;
}

test('a job is done later in the name of who asked; cut off and begun again, it does nothing twice', {
  timeout: 30_000,
}, async () => {
  const ctx = within('bulk-d', 'grace');
  const worker = within('bulk-d', 'worker');
  const { id: jobId, kind, state } = await job(ctx, ['j-one', 'j-two', 'j-one', 'j-three'].map(agent));
  expect([kind, state]).toEqual(['agents.create', 'QUEUED']);
  const message = { tenantId: 'bulk-d', jobId, kind };
  const lost = { ...worker.objects, put: () => Promise.reject(new Error('The power is gone.')) };
  const dying = Object.create(worker, { objects: { value: lost } });
  await expect(carryOutBulk(dying, message)).rejects.toThrow('power');
  expect((await getJob(ctx, jobId)).state).toBe('RUNNING');
  await carryOutBulk(worker, message);
  await carryOutBulk(worker, message);
  const done = await getJob(ctx, jobId);
  expect(done).toMatchObject({ state: 'COMPLETED', counts: { total: 4, succeeded: 3, failed: 1 } });
  const result = await fetch(done.result?.url ?? '');
  expect(await result.json()).toMatchObject({
    items: [{ status: 201 }, { status: 201 }, { status: 422 }, { status: 201 }],
  });
  expect(await getAgent(ctx, 'j-one')).toMatchObject({ createdBy: 'grace', version: 1 });
});

test('a job given up says why and keeps what was done; sent again it goes on with what is left', async () => {
  const ctx = within('bulk-f', 'grace');
  const worker = within('bulk-f', 'worker');
  const { id: jobId, kind } = await job(ctx, ['k-one', 'k-two'].map(agent));
  const message = { tenantId: 'bulk-f', jobId, kind };
  const tired = Object.create(worker, { remainingMs: { value: () => 100 } });
  await expect(carryOutBulk(tired, message)).rejects.toMatchObject({ type: { reason: 'job_unfinished' } });
  await failJob(worker, jobId, JobUnfinished({ jobId }));
  const failed = await getJob(ctx, jobId);
  expect(failed).toMatchObject({ state: 'FAILED', failure: { reason: 'job_unfinished' } });
  await failJob(worker, jobId, JobUnfinished({ jobId }));
  expect(await getJob(ctx, jobId)).toEqual(failed);
  await carryOutBulk(worker, message);
  const done = await getJob(ctx, jobId);
  expect(done).toMatchObject({ state: 'COMPLETED', counts: { total: 2, succeeded: 2, failed: 0 } });
  expect(done).not.toHaveProperty('failure');
  await failJob(worker, jobId, JobUnfinished({ jobId }));
  expect((await getJob(ctx, jobId)).state).toBe('COMPLETED');
});

test('an item for which no time is left says so, and the call is not remembered as done', async () => {
  const ctx = Object.create(within('bulk-e'), { remainingMs: { value: () => 100 } });
  expect(reasonsOf(await now(ctx, 'agents.create', [agent('late')]))).toEqual([[504, 'item_not_reached', '/items/0']]);
});
