// What going back, falling out of use and the feed promise, on a real table.
import { afterAll, describe, expect, test } from 'vitest';
import { agentAliasMoved } from '../../../events/agent-alias-moved.ts';
import { agentCreated } from '../../../events/agent-created.ts';
import { executionFinished } from '../../../events/execution-finished.ts';
import { versionPromoted } from '../../../events/version-promoted.ts';
import { openGround } from '../../../local/ground/index.ts';
import { tableWrite } from '../../kernel/index.ts';
import { type Trial, trialContext } from '../../kernel/trial.ts';
import {
  deprecateUnused,
  getAgent,
  listLifecycle,
  listTransitions,
  noteUse,
  recordLifecycle,
  rollbackTransition,
  transitionAgent,
} from '../index.ts';
import { AGENT_STATES, type AgentState, MOVES } from '../model.ts';
import { agentById, putNext } from '../store.ts';
import { trialAgents } from '../trial.ts';
import { demoteVersion } from '../versions/move-version.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());
const contextOf = (trial: Trial) => trialContext([tableWrite], { tenantId: 'acme', roles: ['admin'], ...trial });
const admin = contextOf({});
const { agentIn } = trialAgents(admin);

const reason = (expected: string) => ({ type: { reason: expected } });
const move = (agentId: string, to: AgentState) => transitionAgent(admin, agentId, { to });
const on = (day: string, tenantId = 'acme') =>
  contextOf({ tenantId, clock: { now: () => new Date(`${day}T12:00:00.000Z`) } });

describe('a rollback', () => {
  test.each(MOVES)('takes $from to $to back, and the history keeps both', async ({ from, to }) => {
    const agentId = await agentIn(from);
    const step = await move(agentId, to);
    const back = await rollbackTransition(admin, { agentId, transitionId: step.id, reason: 'Too early.' });
    expect(back).toMatchObject({ from: to, to: from, rollsBack: step.id, reason: 'Too early.' });
    expect(await getAgent(admin, agentId)).toMatchObject({ state: from });
    expect((await listTransitions(admin, agentId, { limit: 10 })).items).toEqual([step, back]);
  });

  test('is of the latest step alone, and is none itself', async () => {
    const agentId = await agentIn('DRAFT');
    const [first, second] = [await move(agentId, 'EXPERIMENTAL'), await move(agentId, 'CERTIFIED')];
    const rollBack = (transitionId: string) => rollbackTransition(admin, { agentId, transitionId });
    const late = { ...reason('rollback_refused'), problems: [{ details: { why: 'not_the_latest' } }] };
    await expect(rollBack(first.id)).rejects.toMatchObject(late);
    const back = await rollBack(second.id);
    await expect(rollBack(second.id)).rejects.toMatchObject(late);
    const none = { ...reason('rollback_refused'), problems: [{ details: { why: 'no_step_forward' } }] };
    await expect(rollBack(back.id)).rejects.toMatchObject(none);
    await expect(rollBack(admin.ids.next('trn'))).rejects.toMatchObject(reason('transition_not_found'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'EXPERIMENTAL' });
  });

  test.each(MOVES.filter(({ needs }) => needs === 'agents:certify'))(
    'of $from to $to needs the permission the step needed',
    async ({ from, to }) => {
      const agentId = await agentIn(from);
      const { id: transitionId } = await move(agentId, to);
      const developer = contextOf({ roles: ['developer'] });
      const refused = reason('permission_missing');
      await expect(rollbackTransition(developer, { agentId, transitionId })).rejects.toMatchObject(refused);
    },
  );

  test('does not bring certification back where its evidence no longer holds', async () => {
    const agentId = await agentIn('CERTIFIED');
    const { id: transitionId } = await move(agentId, 'DEPRECATED');
    const found = await agentById(admin, agentId);
    const versions = found.versions.map((entry) => ({ ...entry, state: 'EXPERIMENTAL' as const }));
    await admin.commit({ writes: [putNext(found, { ...found, versions, version: found.version + 1 })] });
    const refused = reason('evidence_missing');
    await expect(rollbackTransition(admin, { agentId, transitionId })).rejects.toMatchObject(refused);
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'DEPRECATED' });
  });

  test('of one step asked for ten times at once happens once', async () => {
    const agentId = await agentIn('EXPERIMENTAL');
    const { id: transitionId } = await move(agentId, 'CERTIFIED');
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => rollbackTransition(admin, { agentId, transitionId })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await listTransitions(admin, agentId, { limit: 10 })).items).toHaveLength(2);
  });
});

describe('an agent nobody runs', () => {
  const finished = (agentId: string, day: string) => ({
    id: admin.ids.next('evt'),
    type: executionFinished.type,
    tenantId: 'acme',
    occurredAt: `${day}T08:00:00.000Z`,
    correlationId: 'c',
    principal: 'p',
    audit: '',
    payload: { ...executionFinished.example, agentId, state: 'SUCCEEDED' as const, mode: 'sync' as const },
  });

  test('is deprecated on the ninetieth day after it was certified, and not the day before', async () => {
    const agentId = await agentIn('CERTIFIED', on('2026-01-01'));
    await deprecateUnused(on('2026-03-31'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'CERTIFIED' });
    await deprecateUnused(on('2026-04-01'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'DEPRECATED' });
    const [step] = (await listTransitions(admin, agentId, { limit: 5 })).items;
    expect(step?.reason).toContain('Not run since 2026-01-01');
  });

  test('is saved by a run, and the day of the run counts', async () => {
    const agentId = await agentIn('CERTIFIED', on('2026-01-01'));
    await noteUse(admin, [finished(agentId, '2026-02-10'), finished(agentId, '2026-02-09')]);
    await noteUse(admin, [finished(agentId, '2026-01-15')]);
    await deprecateUnused(on('2026-05-10'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'CERTIFIED' });
    await deprecateUnused(on('2026-05-11'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'DEPRECATED' });
  });

  test('is brought back by a rollback, and is then watched anew', async () => {
    const agentId = await agentIn('CERTIFIED', on('2026-01-01'));
    await deprecateUnused(on('2026-06-01'));
    const [step] = (await listTransitions(admin, agentId, { limit: 5 })).items;
    await rollbackTransition(on('2026-06-02'), { agentId, transitionId: step?.id ?? '' });
    await deprecateUnused(on('2026-06-03'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'CERTIFIED' });
    await deprecateUnused(on('2026-08-31'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'DEPRECATED' });
  });

  test.each(AGENT_STATES.filter((state) => state !== 'CERTIFIED'))('is left alone when %s', async (state) => {
    const agentId = await agentIn(state, on('2026-01-01'));
    await noteUse(admin, [finished(agentId, '2026-01-01')]);
    await deprecateUnused(on('2027-01-01'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state });
  });

  test('is no longer watched once its evidence fell away and it went with it', async () => {
    const agentId = await agentIn('CERTIFIED', on('2026-01-01'));
    const found = await agentById(admin, agentId);
    const [entry] = found.versions;
    if (!entry) throw new Error('It has a version.');
    const { writes, events } = demoteVersion(admin, found, entry, { evaluationId: 'evl_2', reason: 'It drifts.' });
    await admin.commit({ writes, events });
    await deprecateUnused(on('2027-01-01'));
    expect(await getAgent(admin, agentId)).toMatchObject({ state: 'EXPERIMENTAL' });
  });
});

describe('the feed', () => {
  const said = (at: string, event: { type: string; payload: unknown }) => ({
    ...{ id: admin.ids.next('evt'), tenantId: 'feed', occurredAt: at, correlationId: 'c', principal: 'ann', audit: '' },
    ...event,
  });

  test('shows newest first what was said of all agents, or of one', async () => {
    const ctx = contextOf({ tenantId: 'feed' });
    const created = agentCreated({ agentId: 'mill', name: 'Mill', category: 'emissions' });
    const promoted = versionPromoted({ agentId: 'kiln', version: '1.0.0', from: 'DRAFT', to: 'EXPERIMENTAL' });
    await recordLifecycle(ctx, said('2026-01-01T00:00:00.000Z', created));
    await recordLifecycle(ctx, said('2026-01-02T00:00:00.000Z', promoted));
    const all = (await listLifecycle(ctx, {}, { limit: 10 })).items;
    expect(all.map(({ type, agentId }) => [type, agentId])).toEqual([
      ['version-promoted', 'kiln'],
      ['agent-created', 'mill'],
    ]);
    expect(all[0]).toMatchObject({ version: '1.0.0', from: 'DRAFT', to: 'EXPERIMENTAL', by: 'ann' });
    const sort = [{ field: 'at', descending: false }];
    expect((await listLifecycle(ctx, {}, { limit: 1, sort })).items[0]?.agentId).toBe('mill');
    expect((await listLifecycle(ctx, { agentId: 'mill' }, { limit: 10 })).items).toHaveLength(1);
    expect((await listLifecycle(contextOf({ tenantId: 'other' }), {}, { limit: 10 })).items).toEqual([]);
  });

  test('names the alias that was moved, and from where to where', async () => {
    const ctx = contextOf({ tenantId: 'aliases' });
    const moved = agentAliasMoved({ agentId: 'mill', alias: 'stable', version: '1.1.0', was: '1.0.0' });
    await recordLifecycle(ctx, said('2026-01-01T00:00:00.000Z', moved));
    const [entry] = (await listLifecycle(ctx, {}, { limit: 10 })).items;
    expect(entry).toMatchObject({ type: 'agent-alias-moved', alias: 'stable', version: '1.1.0', was: '1.0.0' });
  });

  test('counts what was said of all and of one, by its type', async () => {
    const ctx = contextOf({ tenantId: 'counted' });
    for (const agentId of ['mill', 'mill', 'kiln'])
      await recordLifecycle(ctx, said('2026-01-01T00:00:00.000Z', agentCreated({ agentId, name: 'A', category: 'b' })));
    const created = (amount: number) => [{ values: { type: 'agent-created' }, amount }];
    expect(await (await listLifecycle(ctx, {}, { limit: 1 })).counts?.()).toEqual(created(3));
    expect(await (await listLifecycle(ctx, { agentId: 'mill' }, { limit: 1 })).counts?.()).toEqual(created(2));
  });
});
