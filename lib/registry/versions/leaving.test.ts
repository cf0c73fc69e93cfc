// How versions give way: gates against breaks, sunsets, deletion, and what callers get meanwhile; on a real table.
import { afterAll, describe, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import type { TableReader } from '../../platform/table/index.ts';
import { setAlias } from '../aliases/aliases.ts';
import { DeprecateVersion, NewVersion, PublishVersion, VersionView } from '../contract.ts';
import { createVersion } from '../create-version.ts';
import { getVersion, listVersions } from '../get-version.ts';
import { agentRecord, versionRecord } from '../records.ts';
import { runnableVersion } from '../runnable.ts';
import { agentById } from '../store.ts';
import { runtime, trialAgents } from '../trial.ts';
import { basisOf } from './basis.ts';
import { deleteVersion } from './delete-version.ts';
import { deprecateVersion } from './deprecate-version.ts';
import { promoteVersion } from './promote-version.ts';
import { restoreVersion } from './restore-version.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const day = (days: number) => new Date(NOW + days * 86_400_000);
const at = (days: number, role: 'admin' | 'developer' = 'admin') =>
  trialContext([tableWrite], { tenantId: 'acme', roles: [role], clock: { now: () => day(days) } });
const admin = at(0);
const { agent } = trialAgents(admin);
const reason = (expected: string) => ({ type: { reason: expected } });

async function certify(agentId: string, version: string): Promise<unknown> {
  const entry = (await agentById(admin, agentId)).versions.find((each) => each.version === version);
  const { digest: basis } = await basisOf(admin, entry?.runtime.builtin ?? '');
  const latestEvaluation = async () => ({ id: 'evl_1', outcome: 'PASSED' as const, basis, at: day(0).toISOString() });
  if (entry?.state === 'DRAFT') await promoteVersion(admin, { agentId, version, latestEvaluation });
  return promoteVersion(admin, { agentId, version, to: 'CERTIFIED', latestEvaluation });
}
const add = (agentId: string, version: string, builtin: string = runtime.builtin) =>
  createVersion(admin, agentId, NewVersion.parse({ version, runtime: { kind: 'builtin', builtin } }));
const bump = (agentId: string, part: 'major' | 'minor' | 'patch') =>
  createVersion(admin, agentId, PublishVersion.parse({ bump: part, runtime }));
const meant = async (agentId: string, wanted: string, days = 0) =>
  (await runnableVersion(at(days), { agentId, wanted })).version;
const deprecate = (agentId: string, version: string, more: object = {}, ctx = admin) =>
  deprecateVersion(ctx, { agentId, version }, DeprecateVersion.parse({ sunsetAt: day(31).toISOString(), ...more }));

describe('certification', () => {
  test('what breaks callers of a certified version needs a major version, and the breaking paths are named', async () => {
    const agentId = await agent('1.0.0');
    await certify(agentId, '1.0.0');
    await add(agentId, '1.1.0', 'cbam');
    const refused = await certify(agentId, '1.1.0').catch((error: unknown) => error);
    expect(refused).toMatchObject(reason('breaking_change'));
    expect(refused).toMatchObject({
      message: expect.stringMatching(/^1\.1\.0 breaks callers of 1\.0\.0 who follow "\^1\.0\.0": input \//),
      problems: [{ field: '/to', details: { against: '1.0.0' } }],
    });
    expect(JSON.stringify(Object(refused).problems)).toContain('"at":"/gwpSet"');
    await add(agentId, '2.0.0', 'cbam');
    await certify(agentId, '2.0.0');
    await add(agentId, '1.2.0');
    await certify(agentId, '1.2.0');
    expect([await meant(agentId, '^1.0.0'), await meant(agentId, 'latest')]).toEqual(['1.2.0', '2.0.0']);
  });

  test('a version between two certified ones may not be broken by the next higher', async () => {
    const agentId = await agent('1.2.0');
    await certify(agentId, '1.2.0');
    await add(agentId, '1.1.0', 'cbam');
    await expect(certify(agentId, '1.1.0')).rejects.toMatchObject({
      ...reason('breaking_change'),
      problems: [{ details: { against: '1.1.0' } }],
    });
  });

  test('what was approved stays live while its successor is a draft; who pins gets what was pinned', async () => {
    const agentId = await agent('1.0.0');
    await certify(agentId, '1.0.0');
    await add(agentId, '1.1.0');
    expect([await meant(agentId, 'latest'), await meant(agentId, '^1'), await meant(agentId, '1.1.0')]).toEqual([
      ...['1.0.0', '1.0.0', '1.1.0'],
    ]);
  });
});

describe('deprecation', () => {
  test('gives callers 30 days, and afterwards refuses them naming the replacement', async () => {
    const agentId = await agent('1.0.0', '1.1.0');
    for (const sunsetAt of [day(-1), day(29.9)].map((date) => date.toISOString()))
      await expect(deprecate(agentId, '1.0.0', { sunsetAt })).rejects.toMatchObject({
        ...reason('sunset_too_soon'),
        problems: [{ field: '/sunsetAt', details: { earliest: day(30).toISOString() } }],
      });
    await deprecate(agentId, '1.0.0', { replacement: '1.1.0' });
    expect((await getVersion(admin, agentId, '1.0.0')).deprecation).toMatchObject({ replacement: '1.1.0' });
    expect(await meant(agentId, '1.0.0', 30)).toBe('1.0.0');
    await expect(meant(agentId, '1.0.0', 31)).rejects.toMatchObject({
      ...reason('version_sunset'),
      message: expect.stringContaining('1.1.0'),
    });
    expect(await meant(agentId, '1.x', 31)).toBe('1.1.0');
  });

  test('ranges go to what is not deprecated, but never from an approved version to a draft', async () => {
    const agentId = await agent('1.0.0', '1.1.0');
    await certify(agentId, '1.1.0');
    await certify(agentId, '1.0.0');
    await deprecate(agentId, '1.1.0', { replacement: '1.0.0' });
    expect(await meant(agentId, '^1')).toBe('1.0.0');
    await add(agentId, '1.2.0');
    expect(await meant(agentId, 'latest')).toBe('1.0.0');
  });

  test('a sunset is put off, not brought forward', async () => {
    const agentId = await agent('1.0.0');
    await deprecate(agentId, '1.0.0');
    const earlier = deprecate(agentId, '1.0.0', { sunsetAt: day(30.5).toISOString() });
    await expect(earlier).rejects.toMatchObject(reason('sunset_brought_forward'));
    expect(await deprecate(agentId, '1.0.0', { sunsetAt: day(60).toISOString() })).toMatchObject({
      deprecation: { sunsetAt: day(60).toISOString() },
    });
  });

  test.each(['9.9.9', '1.0.0', '1.1.0'])('%s is no replacement for a certified 1.0.0', async (replacement) => {
    const agentId = await agent('1.0.0', '1.1.0');
    await certify(agentId, '1.0.0');
    const refused = { ...reason('version_replacement_refused'), problems: [{ field: '/replacement' }] };
    await expect(deprecate(agentId, '1.0.0', { replacement })).rejects.toMatchObject(refused);
  });

  test('of a certified version it takes the permission to certify', async () => {
    const agentId = await agent('1.0.0', '1.1.0');
    await certify(agentId, '1.0.0');
    const developer = at(0, 'developer');
    await expect(deprecate(agentId, '1.0.0', {}, developer)).rejects.toMatchObject(reason('permission_missing'));
    await deprecate(agentId, '1.1.0', {}, developer);
  });
});

describe('deletion', () => {
  test('takes a version from every list, and its name is never given again', async () => {
    const agentId = await agent('1.0.0', '1.1.0-rc.1');
    await deleteVersion(admin, { agentId, version: '1.1.0-rc.1' });
    expect((await listVersions(admin, { agentId }, { limit: 9 })).items.map(({ version }) => version)).toEqual([
      '1.0.0',
    ]);
    for (const again of [
      getVersion(admin, agentId, '1.1.0-rc.1'),
      deleteVersion(admin, { agentId, version: '1.1.0-rc.1' }),
    ])
      await expect(again).rejects.toMatchObject(reason('version_not_found'));
    await expect(add(agentId, '1.1.0-rc.1')).rejects.toMatchObject(reason('version_taken'));
  });

  test('whoever goes by the agent as it was before is still shown the version as it was', async () => {
    const agentId = await agent('1.0.0', '1.1.0');
    const before = await getVersion(admin, agentId, '1.1.0');
    const remembered = await agentById(admin, agentId);
    await deleteVersion(admin, { agentId, version: '1.1.0' });
    const table = {
      ...admin.table,
      get: ((record, key) =>
        record.entity === agentRecord.entity
          ? Promise.resolve(remembered)
          : admin.table.get(record, key)) as TableReader['get'],
    };
    const late = { ...admin, table };
    expect(VersionView.parse(await getVersion(late, agentId, '1.1.0'))).toEqual(before);
  });

  test('can be taken back: the version is what it was, and no bump counts past it meanwhile', async () => {
    const agentId = await agent('1.0.0', '1.1.0');
    const version = '1.1.0';
    await certify(agentId, version);
    await deprecate(agentId, version, { reason: 'a mistake' });
    const before = await getVersion(admin, agentId, version);
    const later = at(32);
    await deleteVersion(later, { agentId, version });
    expect((await bump(agentId, 'minor')).version).toBe('1.2.0');
    await restoreVersion(later, { agentId, version });
    expect(await getVersion(admin, agentId, version)).toEqual(before);
    // One that is there stays as it is; one that never was, and a deleted agent's, are not there to be restored.
    expect(await restoreVersion(later, { agentId, version })).toMatchObject({ version, state: 'CERTIFIED' });
    await expect(restoreVersion(later, { agentId, version: '9.0.0' })).rejects.toMatchObject(
      reason('version_not_found'),
    );
  });

  test('of a deletion and a restoration at once the version is there or not, and both tables agree', async () => {
    const agentId = await agent('1.0.0', '1.1.0');
    const named = { agentId, version: '1.1.0' };
    for (let round = 0; round < 5; round++) {
      await Promise.allSettled([
        deleteVersion(admin, named),
        restoreVersion(admin, named),
        deleteVersion(admin, named),
      ]);
      const listed = (await agentById(admin, agentId)).versions.some(({ version }) => version === named.version);
      const made = await admin.table.get(versionRecord, named);
      expect(made?.deletedAt === undefined).toBe(listed);
    }
  });

  test('is refused for what somebody relies on, until its sunset', async () => {
    const agentId = await agent('1.0.0', '1.1.0');
    const refused = reason('version_not_deletable');
    await certify(agentId, '1.0.0');
    await expect(deleteVersion(admin, { agentId, version: '1.0.0' })).rejects.toMatchObject(refused);
    await setAlias(admin, { agentId, alias: 'stable' }, '1.1.0');
    const aliased = { ...refused, message: expect.stringContaining('"stable"') };
    await expect(deleteVersion(admin, { agentId, version: '1.1.0' })).rejects.toMatchObject(aliased);
    await deprecate(agentId, '1.0.0');
    await deleteVersion(at(31), { agentId, version: '1.0.0' });
  });

  test('of a promotion and a deletion at once, one wins', async () => {
    const agentId = await agent('1.0.0', '1.1.0');
    const both = await Promise.allSettled([
      deleteVersion(admin, { agentId, version: '1.1.0' }),
      deprecate(agentId, '1.1.0'),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('the next version', () => {
  test('is counted from the highest there ever was, as node-semver counts', async () => {
    const agentId = await agent();
    const made = [];
    for (const part of ['patch', 'minor', 'major', 'patch'] as const) made.push((await bump(agentId, part)).version);
    await add(agentId, '2.0.0-rc.1');
    made.push((await bump(agentId, 'major')).version);
    expect(made).toEqual(['0.0.1', '0.1.0', '1.0.0', '1.0.1', '2.0.0']);
  });

  test('of several asked for at once is another for each', async () => {
    const agentId = await agent('1.0.0');
    const made = await Promise.all(Array.from({ length: 5 }, () => bump(agentId, 'patch')));
    expect(made.map(({ version }) => version).toSorted()).toEqual(['1.0.1', '1.0.2', '1.0.3', '1.0.4', '1.0.5']);
  });

  test.each([{}, { version: '1.0.0', bump: 'major' }])('is asked for by number or by part: not %j', (asked) => {
    const parsed = PublishVersion.safeParse({ runtime, ...asked });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['version'], message: expect.stringContaining('either') });
  });
});
