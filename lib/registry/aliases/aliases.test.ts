// What aliases promise, on a real table.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import { NewVersion, VersionWanted } from '../contract.ts';
import { AliasPath, createVersion, getVersion, listAliases, removeAlias, runnableVersion, setAlias } from '../index.ts';
import { runtime, trialAgents } from '../trial.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());
const admin = trialContext([tableWrite], { tenantId: 'acme', roles: ['admin'] });
const { agent, agentIn } = trialAgents(admin);
const reason = (expected: string) => ({ type: { reason: expected } });

test('an alias stands for its version wherever a version is asked for, and moves all its callers at once', async () => {
  const agentId = await agent('1.0.0', '1.1.0');
  expect(await setAlias(admin, { agentId, alias: 'stable' }, '1.0.0')).toEqual({
    agentId,
    alias: 'stable',
    version: '1.0.0',
  });
  expect(await getVersion(admin, agentId, 'stable')).toMatchObject({ version: '1.0.0' });
  expect(await runnableVersion(admin, { agentId, wanted: 'stable' })).toMatchObject({ version: '1.0.0' });
  await setAlias(admin, { agentId, alias: 'stable' }, '1.1.0');
  expect(await runnableVersion(admin, { agentId, wanted: 'stable' })).toMatchObject({ version: '1.1.0' });
  await createVersion(admin, agentId, NewVersion.parse({ version: '1.2.0', runtime }));
  expect(await getVersion(admin, agentId, 'stable')).toMatchObject({ version: '1.1.0' });
});

test('they are listed by name; one that is taken away stands for nothing', async () => {
  const agentId = await agent('1.0.0');
  for (const alias of ['pilot', 'audit-2026', 'constructor']) await setAlias(admin, { agentId, alias }, '1.0.0');
  const { items, total } = await listAliases(admin, agentId, { limit: 2 });
  expect([items.map(({ alias }) => alias), total]).toEqual([['audit-2026', 'constructor'], 3]);
  await removeAlias(admin, { agentId, alias: 'pilot' });
  const missing = { ...reason('version_not_found'), message: expect.stringContaining('"pilot"') };
  await expect(getVersion(admin, agentId, 'pilot')).rejects.toMatchObject(missing);
  await expect(removeAlias(admin, { agentId, alias: 'pilot' })).rejects.toMatchObject(reason('alias_not_found'));
});

test('an alias points to a version that exists, of an agent that runs, and there are at most twenty', async () => {
  const [agentId, retired] = [await agent('1.0.0'), await agentIn('RETIRED')];
  await expect(setAlias(admin, { agentId, alias: 'next' }, '9.0.0')).rejects.toMatchObject(reason('version_not_found'));
  const late = setAlias(admin, { agentId: retired, alias: 'next' }, '1.0.0');
  await expect(late).rejects.toMatchObject(reason('agent_retired'));
  for (let index = 0; index < 20; index += 1) await setAlias(admin, { agentId, alias: `line-${index}` }, '1.0.0');
  const more = setAlias(admin, { agentId, alias: 'line-20' }, '1.0.0');
  await expect(more).rejects.toMatchObject(reason('too_many_aliases'));
});

test('what was never set stands for nothing, be it a name every object knows', async () => {
  const agentId = await agent('1.0.0');
  for (const wanted of ['constructor', 'valueof'])
    await expect(getVersion(admin, agentId, wanted)).rejects.toMatchObject(reason('version_not_found'));
});

test.each(['latest', 'x', 'v12', '1-2-3', 'Stable', 'stаble', '__proto__', 'a', 'x'.repeat(64)])(
  '"%s" is no alias: it is a version, a range, or no slug',
  async (alias) => {
    expect(AliasPath.safeParse({ agentId: 'fleet', alias }).success).toBe(false);
  },
);

test('an alias is asked for as versions are', () => {
  for (const wanted of ['stable', 'audit-2026', 'latest', '^1', '1.0.0'])
    expect(VersionWanted.parse(wanted)).toBe(wanted);
});
