// What the health of an agent tells, on a real table.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import { NewVersion } from '../contract.ts';
import { checkHealth, createVersion, deleteAgent } from '../index.ts';
import { agentById, putNext } from '../store.ts';
import { runtime, trialAgents } from '../trial.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());
const admin = trialContext([tableWrite], { tenantId: 'acme', roles: ['admin'] });
const { agent, agentIn } = trialAgents(admin);

const told = async (agentId: string) => {
  const { status, checks } = await checkHealth(admin, agentId);
  return [status, checks.filter((check) => check.status !== 'healthy').map(({ name }) => name)];
};

test.each([
  ['CERTIFIED', 'healthy', []],
  ['EXPERIMENTAL', 'healthy', []],
  ['DEPRECATED', 'degraded', ['lifecycle']],
  ['RETIRED', 'unhealthy', ['lifecycle']],
] as const)('%s is %s', async (state, status, checks) => {
  expect(await told(await agentIn(state))).toEqual([status, checks]);
});

test('an agent without a version cannot be run', async () => {
  expect(await told(await agent())).toEqual(['unhealthy', ['version']]);
});

test('a certified agent whose evidence is of something else is not what it claims', async () => {
  const agentId = await agentIn('CERTIFIED');
  const found = await agentById(admin, agentId);
  const evidence = { evaluationId: 'evl_1', basis: 'of another release', at: '2026-01-01T00:00:00.000Z' };
  const versions = found.versions.map((entry) => ({ ...entry, evidence }));
  await admin.commit({ writes: [putNext(found, { ...found, versions })] });
  expect(await told(agentId)).toEqual(['degraded', ['evidence']]);
});

test('an agent whose dependency was deleted says which', async () => {
  const [meter, fleet] = [await agent('1.0.0'), await agent()];
  await createVersion(admin, fleet, NewVersion.parse({ version: '1.0.0', runtime, dependencies: { [meter]: '^1' } }));
  expect(await told(fleet)).toEqual(['healthy', []]);
  await deleteAgent(admin, meter, () => undefined);
  expect(await told(fleet)).toEqual(['unhealthy', ['dependencies']]);
  const { checks } = await checkHealth(admin, fleet);
  expect(checks.at(-1)?.message).toContain(meter);
});
