// What a change of an agent promises, on a real table.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { NewAgent } from './contract.ts';
import { createAgent, deleteAgent, getAgent, updateAgent } from './index.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const ctx = trialContext([tableWrite], { tenantId: 'acme', roles: ['developer'] });
const match = () => undefined;
const reason = (expected: string) => ({ type: { reason: expected } });

let made = 0;
async function agent(): Promise<string> {
  made += 1;
  const id = `mill-${made}`;
  await createAgent(ctx, NewAgent.parse({ id, name: 'Mill', category: 'emissions', tags: ['a'] }));
  return id;
}

test('only what is sent changes, and the lock counts on', async () => {
  const id = await agent();
  const before = await getAgent(ctx, id);
  const after = await updateAgent(ctx, id, { patch: { name: 'Paper mill', version: before.version }, match });
  expect(after).toEqual({ ...before, name: 'Paper mill', version: before.version + 1, updatedAt: after.updatedAt });
  expect(await getAgent(ctx, id)).toEqual(after);
});

test('a change that changes nothing is none', async () => {
  const id = await agent();
  const before = await getAgent(ctx, id);
  expect(await updateAgent(ctx, id, { patch: { name: 'Mill', tags: ['a'] }, match })).toEqual(before);
  expect(await getAgent(ctx, id)).toEqual(before);
});

test('a change made from an older version is refused', async () => {
  const id = await agent();
  const { version } = await getAgent(ctx, id);
  await updateAgent(ctx, id, { patch: { name: 'First', version }, match });
  await expect(updateAgent(ctx, id, { patch: { name: 'Second', version }, match })).rejects.toMatchObject(
    reason('agent_changed'),
  );
  expect(await getAgent(ctx, id)).toMatchObject({ name: 'First' });
});

test('of a hundred changes at once from one version exactly one wins', async () => {
  const id = await agent();
  const { version } = await getAgent(ctx, id);
  const changes = Array.from({ length: 100 }, (_, at) =>
    updateAgent(ctx, id, { patch: { name: `Name ${at}`, version }, match }),
  );
  const outcomes = await Promise.allSettled(changes);
  const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.name] : []));
  expect(won).toHaveLength(1);
  expect(await getAgent(ctx, id)).toMatchObject({ name: won[0], version: version + 1 });
});

test('a deleted agent is not there to be changed', async () => {
  const id = await agent();
  await deleteAgent(ctx, id, match);
  await expect(updateAgent(ctx, id, { patch: { name: 'X' }, match })).rejects.toMatchObject(reason('agent_not_found'));
});
