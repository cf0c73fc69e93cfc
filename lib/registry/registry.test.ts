// What the registry promises, on a real table.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { type Role, tableWrite } from '../kernel/index.ts';
import { type Trial, trialContext } from '../kernel/trial.ts';
import { NewAgent, NewVersion } from './contract.ts';
import {
  createAgent,
  createVersion,
  deleteAgent,
  getAgent,
  getVersion,
  listAgents,
  listTransitions,
  listVersions,
  restoreAgent,
  runnableVersion,
  transitionAgent,
} from './index.ts';
import { AGENT_STATES, MOVES, mayBeDeleted } from './model.ts';
import { agentById, agentEvenDeleted, putNext } from './store.ts';
import { runtime, trialAgents } from './trial.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());
const contextOf = (trial: Trial) => trialContext([tableWrite], { tenantId: 'acme', roles: ['admin'], ...trial });
const admin = contextOf({});
const { agent, agentIn } = trialAgents(admin);

const as = (role: Role, tenantId = 'acme') => contextOf({ tenantId, roles: [role] });
const anyway = () => undefined;
const reason = (expected: string) => ({ type: { reason: expected } });

describe('lifecycle', () => {
  const pairs = AGENT_STATES.flatMap((from) => AGENT_STATES.map((to) => ({ from, to })));
  const moves = new Map(MOVES.map((move) => [`${move.from} ${move.to}`, move]));
  const allowed = pairs.filter(({ from, to }) => moves.has(`${from} ${to}`));

  test.each(allowed)('$from becomes $to', async ({ from, to }) => {
    const id = await agentIn(from);
    expect(await transitionAgent(admin, id, { to })).toMatchObject({ agentId: id, from, to, by: 'trial' });
    expect(await getAgent(admin, id)).toMatchObject({ state: to });
  });

  test('every other move is refused, says what is allowed and leaves the agent as it was', async () => {
    for (const from of AGENT_STATES) {
      const id = await agentIn(from);
      const before = await getAgent(admin, id);
      const others = AGENT_STATES.filter((to) => !moves.has(`${from} ${to}`));
      for (const to of others) {
        const refused = { ...reason('transition_refused'), problems: [{ field: '/to', details: { from } }] };
        await expect(transitionAgent(admin, id, { to })).rejects.toMatchObject(refused);
      }
      expect(await getAgent(admin, id)).toEqual(before);
    }
  });

  test.each(MOVES.filter(({ needs }) => needs === 'agents:certify'))(
    '$from to $to needs the permission to certify',
    async ({ from, to }) => {
      const id = await agentIn(from);
      await expect(transitionAgent(as('developer'), id, { to })).rejects.toMatchObject(reason('permission_missing'));
      expect(await getAgent(admin, id)).toMatchObject({ state: from });
    },
  );

  test('an agent is not certified before what callers get by latest is, and the refusal says how', async () => {
    const id = await agent('1.0.0');
    await transitionAgent(admin, id, { to: 'EXPERIMENTAL' });
    const refused = { ...reason('evidence_missing'), message: expect.stringContaining('/versions/1.0.0/evaluate') };
    await expect(transitionAgent(admin, id, { to: 'CERTIFIED' })).rejects.toMatchObject(refused);
    expect(await getAgent(admin, id)).toMatchObject({ state: 'EXPERIMENTAL' });
  });

  test('an agent is not certified on evidence for other factor sets than are in use', async () => {
    const id = await agentIn('EXPERIMENTAL');
    const found = await agentById(admin, id);
    const evidence = { evaluationId: 'evl_1', basis: 'of another release', at: '2026-01-01T00:00:00.000Z' };
    const versions = found.versions.map((entry) => ({ ...entry, evidence }));
    await admin.commit({ writes: [putNext(found, { ...found, versions })] });
    const refused = { ...reason('evidence_missing'), problems: [{ details: { why: 'outdated' } }] };
    await expect(transitionAgent(admin, id, { to: 'CERTIFIED' })).rejects.toMatchObject(refused);
  });

  test('an agent without a version stays a draft', async () => {
    const id = await agent();
    await expect(transitionAgent(admin, id, { to: 'EXPERIMENTAL' })).rejects.toMatchObject(reason('version_missing'));
  });

  test('of several transitions at once one wins and stands alone in the history', async () => {
    const id = await agentIn('EXPERIMENTAL');
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => transitionAgent(admin, id, { to: 'CERTIFIED' })));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await listTransitions(admin, id, { limit: 10 })).items).toHaveLength(1);
  });

  test('the history is in order and pages, even when a later container has a slower clock', async () => {
    const id = await agentIn('DRAFT');
    const steps = ['EXPERIMENTAL', 'CERTIFIED', 'DEPRECATED', 'RETIRED'] as const;
    for (const [index, to] of steps.entries()) {
      const clock = { now: () => new Date(Date.UTC(2026, 0, 10 - index)) };
      const late = trialContext([tableWrite], { tenantId: 'acme', roles: ['admin'], clock });
      await transitionAgent({ ...late, tenantId: 'acme', ids: { ...late.ids, next: (p) => `${p}_${9 - index}` } }, id, {
        to,
      });
    }
    const first = await listTransitions(admin, id, { limit: 3 });
    const rest = await listTransitions(admin, id, { limit: 3, ...(first.next && { after: first.next }) });
    expect([...first.items, ...rest.items].map(({ to }) => to)).toEqual(steps);
    expect(first.items[0]).not.toHaveProperty('order');
  });
});

describe('versions', () => {
  const VERSIONS = ['1.9.0', '1.10.0', '2.0.0-rc.1', '1.2.0', '0.9.0', '2.0.0-rc.2'];
  let id = '';
  beforeAll(async () => {
    id = await agent(...VERSIONS);
  });

  test('are listed in semver order, newest first, whatever the page size', async () => {
    const newestFirst = ['2.0.0-rc.2', '2.0.0-rc.1', '1.10.0', '1.9.0', '1.2.0', '0.9.0'];
    for (const limit of [1, 2, 4, 6, 100]) {
      const seen: string[] = [];
      let page = await listVersions(admin, { agentId: id }, { limit });
      seen.push(...page.items.map(({ version }) => version));
      while (page.next) {
        page = await listVersions(admin, { agentId: id }, { limit, after: page.next });
        seen.push(...page.items.map(({ version }) => version));
      }
      expect(seen).toEqual(newestFirst);
    }
  });

  test('are listed by range, in the same order, and an exact version is a range of one', async () => {
    const within = async (range: string) =>
      (await listVersions(admin, { agentId: id, range }, { limit: 10 })).items.map(({ version }) => version);
    expect(await within('^1.2')).toEqual(['1.10.0', '1.9.0', '1.2.0']);
    expect(await within('^2.0.0-rc.1')).toEqual(['2.0.0-rc.2', '2.0.0-rc.1']);
    expect(await within('1.9.0')).toEqual(['1.9.0']);
    expect(await within('>=3')).toEqual([]);
  });

  test.each([
    ['latest', '1.10.0'],
    ['^1.2', '1.10.0'],
    ['1.x', '1.10.0'],
    ['<1.10', '1.9.0'],
    ['1.9.0', '1.9.0'],
    ['2.0.0-rc.1', '2.0.0-rc.1'],
    ['^2.0.0-rc.1', '2.0.0-rc.2'],
    ['>=1.0.0 <2.0.0-rc.9', '1.10.0'],
  ])('%s is %s: releases come before pre-releases', async (wanted, expected) => {
    expect(await getVersion(admin, id, wanted)).toMatchObject({ agentId: id, version: expected });
  });

  test('a certified release stays live, by latest and by range, while its successor is tried', async () => {
    const live = await agentIn('CERTIFIED');
    await createVersion(admin, live, NewVersion.parse({ version: '1.1.0', runtime }));
    for (const wanted of ['latest', '^1'])
      expect(await getVersion(admin, live, wanted)).toMatchObject({ version: '1.0.0', state: 'CERTIFIED' });
    expect(await getVersion(admin, live, '1.1.0')).toMatchObject({ version: '1.1.0', state: 'DRAFT' });
  });

  test('latest is a pre-release only while there is no release', async () => {
    const early = await agent('1.0.0-beta.1', '1.0.0-beta.2');
    expect(await getVersion(admin, early, 'latest')).toMatchObject({ version: '1.0.0-beta.2' });
    await createVersion(admin, early, NewVersion.parse({ version: '0.9.0', runtime }));
    expect(await getAgent(admin, early)).toMatchObject({ latestVersion: '0.9.0' });
  });

  test.each(['3.x', '^2', '1.2.1'])('%s is refused with what there is', async (wanted) => {
    const refused = { ...reason('version_not_found'), message: expect.stringContaining('1.10.0') };
    await expect(getVersion(admin, id, wanted)).rejects.toMatchObject(refused);
  });

  test('of the same version published twice at once one stands, and it is whole', async () => {
    const twice = await agent();
    const wanted = NewVersion.parse({ version: '1.0.0', runtime });
    const both = await Promise.allSettled([1, 2].map(() => createVersion(admin, twice, wanted)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(createVersion(admin, twice, wanted)).rejects.toMatchObject(reason('version_taken'));
    expect(await getVersion(admin, twice, '1.0.0')).toMatchObject({ inputSchema: { type: 'object' } });
  });

  test('fit one item up to the last that is allowed, however long their names; one more is refused', async () => {
    const long = (index: number) => `1.0.${index}-${'a'.repeat(256 - 5 - String(index).length)}`;
    const full = await agent(long(0));
    const found = await agentById(admin, full);
    const [entry] = found.versions;
    if (!entry) throw new Error('It has a version.');
    const evidence = { evaluationId: admin.ids.next('evl'), basis: 'f'.repeat(64), at: entry.createdAt };
    const certified = { ...entry, state: 'CERTIFIED' as const, evidence };
    const versions = Array.from({ length: 499 }, (_, index) => ({ ...certified, version: long(index) }));
    await admin.commit({ writes: [putNext(found, { ...found, versions, description: 'ü'.repeat(4000) })] });
    await createVersion(admin, full, NewVersion.parse({ version: '1.0.0', runtime }));
    expect(await getVersion(admin, full, '1.0.0')).toMatchObject({ version: '1.0.0' });
    const beyond = createVersion(admin, full, NewVersion.parse({ version: '1.0.1', runtime }));
    await expect(beyond).rejects.toMatchObject(reason('too_many_versions'));
  });

  test('a retired agent takes no new version and is not run', async () => {
    const retired = await agentIn('RETIRED');
    const wanted = NewVersion.parse({ version: '2.0.0', runtime });
    await expect(createVersion(admin, retired, wanted)).rejects.toMatchObject(reason('agent_retired'));
    await expect(runnableVersion(admin, { agentId: retired, wanted: 'latest' })).rejects.toMatchObject(
      reason('agent_retired'),
    );
  });

  test('a built-in agent that this release does not carry is refused by name', async () => {
    const unknown = NewVersion.parse({ version: '1.0.0', runtime: { kind: 'builtin', builtin: 'constructor' } });
    const refused = { ...reason('builtin_unknown'), problems: [{ field: '/runtime/builtin' }] };
    await expect(createVersion(admin, await agent(), unknown)).rejects.toMatchObject(refused);
  });
});

describe('deleting', () => {
  test.each(AGENT_STATES.filter((state) => !mayBeDeleted(state, [])))('%s is refused', async (state) => {
    const id = await agentIn(state);
    await expect(deleteAgent(admin, id, anyway)).rejects.toMatchObject(reason('agent_not_deletable'));
    expect(await getAgent(admin, id)).toMatchObject({ state });
  });

  test('an agent with a certified version is refused by the name of the version, until it is retired', async () => {
    const id = await agentIn('EXPERIMENTAL');
    const refused = { ...reason('agent_not_deletable'), message: expect.stringContaining('1.0.0') };
    await expect(deleteAgent(admin, id, anyway)).rejects.toMatchObject(refused);
    for (const to of ['CERTIFIED', 'DEPRECATED', 'RETIRED'] as const) await transitionAgent(admin, id, { to });
    await deleteAgent(admin, id, anyway);
    await expect(getAgent(admin, id)).rejects.toMatchObject(reason('agent_not_found'));
  });

  test('a deleted agent is listed among the deleted, and restored it is what it was: versions, state and history', async () => {
    const id = await agent('1.0.0', '1.1.0');
    await transitionAgent(admin, id, { to: 'EXPERIMENTAL' });
    const before = await getAgent(admin, id);
    await deleteAgent(admin, id, anyway);
    const gone = (await listAgents(admin, { deleted: true }, { limit: 100 })).items.find((item) => item.id === id);
    expect(gone).toMatchObject({ deletedBy: 'trial', deletedAt: expect.any(String) });
    const back = await restoreAgent(admin, id, (view) => expect(view).toEqual(gone));
    expect(back).toEqual({ ...before, version: before.version + 2, updatedAt: back.updatedAt });
    expect(await getAgent(admin, id)).toEqual(back);
    expect(await getVersion(admin, id, '^1')).toMatchObject({ version: '1.1.0' });
    expect((await listTransitions(admin, id, { limit: 5 })).items).toHaveLength(1);
    const listed = async (deleted: boolean) =>
      (await listAgents(admin, { deleted }, { limit: 100 })).items.some((item) => item.id === id);
    expect([await listed(false), await listed(true)]).toEqual([true, false]);
  });

  test('what was not deleted is restored to what it is; what never was, or is another tenant’s, is missing', async () => {
    const id = await agent();
    expect(await restoreAgent(admin, id, anyway)).toEqual(await getAgent(admin, id));
    await deleteAgent(admin, id, anyway);
    const missing = reason('agent_not_found');
    await expect(restoreAgent(admin, 'never-was', anyway)).rejects.toMatchObject(missing);
    await expect(restoreAgent(as('admin', 'globex'), id, anyway)).rejects.toMatchObject(missing);
  });

  test('of ten restorations at once one is done', async () => {
    const id = await agent();
    await deleteAgent(admin, id, anyway);
    const { version } = await agentEvenDeleted(admin, id);
    await Promise.allSettled(Array.from({ length: 10 }, () => restoreAgent(admin, id, anyway)));
    expect(await getAgent(admin, id)).toMatchObject({ version: version + 1 });
  });

  test.each(['bulk', 'search', 'trending', 'recent', 'recommended'])('"%s" is a word of the API and no id', (id) => {
    const { error } = NewAgent.safeParse({ id, name: 'An agent', category: 'emissions' });
    expect(error?.issues[0]?.message).toContain(`"${id}" is a word of the API`);
  });

  test.each(['аgent', 'agеnt-1', 'ａｇｅｎｔ', 'Agent', 'agent_1', 'agent​', '代理人', '-agent', 'ab', 'a'.repeat(64)])(
    'the look-alike or misspelt id "%s" is refused',
    (id) => {
      expect(NewAgent.safeParse({ id, name: 'An agent', category: 'emissions' }).success).toBe(false);
    },
  );

  test('a deleted agent is gone from everywhere, and its id is never given again', async () => {
    const id = await agent('1.0.0');
    await deleteAgent(admin, id, anyway);
    const gone = reason('agent_not_found');
    await expect(getAgent(admin, id)).rejects.toMatchObject(gone);
    await expect(getVersion(admin, id, 'latest')).rejects.toMatchObject(gone);
    await expect(listTransitions(admin, id, { limit: 5 })).rejects.toMatchObject(gone);
    await expect(runnableVersion(admin, { agentId: id, wanted: 'latest' })).rejects.toMatchObject(gone);
    await expect(deleteAgent(admin, id, anyway)).rejects.toMatchObject(gone);
    expect((await listAgents(admin, {}, { limit: 100 })).items.map((item) => item.id)).not.toContain(id);
    const again = createAgent(admin, NewAgent.parse({ id, name: 'Again', category: 'emissions' }));
    await expect(again).rejects.toMatchObject(reason('agent_taken'));
  });

  test('a stale precondition keeps the agent, and is asked of the agent as it is shown', async () => {
    const id = await agent();
    const shown = await getAgent(admin, id);
    const stale = (view: unknown) => {
      expect(view).toEqual(shown);
      throw new Error('stale');
    };
    await expect(deleteAgent(admin, id, stale)).rejects.toThrow('stale');
    expect(await getAgent(admin, id)).toEqual(shown);
  });

  test('an agent that moves while it is being deleted is not lost', async () => {
    const id = await agent('1.0.0');
    const [moved, deleted] = await Promise.allSettled([
      transitionAgent(admin, id, { to: 'EXPERIMENTAL' }),
      deleteAgent(admin, id, anyway),
    ]);
    expect([moved.status, deleted.status].sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test("another tenant's agent is as missing as one that never was", async () => {
  const id = await agent('1.0.0');
  const foreign = as('admin', 'globex');
  const refusal = (agentId: string) =>
    getAgent(foreign, agentId).catch((error: Error) => error.message.replace(agentId, '…'));
  expect(await refusal(id)).toBe(await refusal('never-was'));
  await expect(deleteAgent(foreign, id, anyway)).rejects.toMatchObject(reason('agent_not_found'));
  await createAgent(foreign, NewAgent.parse({ id, name: 'Theirs', category: 'emissions' }));
  expect(await getAgent(admin, id)).toMatchObject({ name: 'An agent' });
});
