// What dependencies between agents promise: a choice that suits everybody whenever there is one, else the reason there is none.
import fc from 'fast-check';
import semver from 'semver';
import { afterAll, describe, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { tableWrite } from '../../kernel/index.ts';
import { type Trial, trialContext } from '../../kernel/trial.ts';
import { NewVersion } from '../contract.ts';
import { createVersion, deleteAgent, getVersion, listDependencies, registryTable } from '../index.ts';
import { runtime, trialAgents } from '../trial.ts';
import type { Choice, Dependencies, Offer, Root } from './model.ts';
import { type Chosen, inOrderOfNeed, resolveDependencies } from './resolve.ts';

const offersOf = (all: Readonly<Record<string, Readonly<Record<string, Dependencies>>>>): Map<string, Offer> =>
  new Map(
    Object.entries(all).map(([agentId, versions]) => [
      agentId,
      {
        versions: Object.entries(versions).map(([version, dependencies]) => ({
          version,
          state: 'DRAFT',
          dependencies,
        })),
      },
    ]),
  );
const rootOf = (dependencies: Dependencies): Root => ({
  agentId: 'root',
  version: '1.0.0',
  state: 'DRAFT',
  dependencies,
});
const versionsOf = (chosen: Chosen | undefined) =>
  chosen && Object.fromEntries([...chosen].map(([agentId, { version }]) => [agentId, version]));

describe('choosing', () => {
  test('takes the highest that fits, and a lower one where a higher would not suit the others', () => {
    const offers = offersOf({
      kiln: { '1.0.0': {}, '1.4.0': { meter: '^2' } },
      mill: { '1.0.0': { meter: '^1' } },
      meter: { '1.0.0': {}, '1.1.0': {}, '2.0.0': {} },
    });
    const { chosen } = resolveDependencies(rootOf({ kiln: '^1', mill: '^1' }), offers);
    expect(versionsOf(chosen)).toEqual({ root: '1.0.0', kiln: '1.0.0', mill: '1.0.0', meter: '1.1.0' });
  });

  test('takes a certified release before a higher one that is not, and a pre-release last', () => {
    const versions: Choice[] = [
      { version: '1.0.0', state: 'CERTIFIED' },
      { version: '1.1.0', state: 'DRAFT' },
      { version: '1.2.0-rc.1', state: 'DRAFT' },
    ];
    const choose = (range: string) =>
      resolveDependencies(rootOf({ kiln: range }), new Map([['kiln', { versions }]])).chosen?.get('kiln')?.version;
    expect([choose('^1'), choose('>1.0.0'), choose('1.2.0-rc.1')]).toEqual(['1.0.0', '1.1.0', '1.2.0-rc.1']);
  });

  test('says who asks what of whom where nothing suits all of them', () => {
    const offers = offersOf({ kiln: { '1.0.0': { meter: '^2' } }, meter: { '1.1.0': {}, '2.3.0': {} } });
    const { chosen, conflicts } = resolveDependencies(rootOf({ kiln: '*', meter: '^1' }), offers);
    expect(chosen).toBeUndefined();
    const asked = [
      { by: 'root@1.0.0', range: '^1' },
      { by: 'kiln@1.0.0', range: '^2' },
    ];
    expect(conflicts).toEqual([{ kind: 'unmet', agentId: 'meter', asked, available: ['2.3.0', '1.1.0'] }]);
  });

  test('goes around a circle where it can, and names it where it cannot', () => {
    const round = offersOf({ kiln: { '1.0.0': {}, '1.1.0': { mill: '*' } }, mill: { '1.0.0': { kiln: '*' } } });
    expect(versionsOf(resolveDependencies(rootOf({ mill: '*' }), round).chosen)).toMatchObject({ kiln: '1.0.0' });
    const { conflicts } = resolveDependencies(rootOf({ kiln: '1.1.0' }), round);
    expect(conflicts[0]).toMatchObject({ kind: 'cycle', path: ['kiln@1.1.0', 'mill@1.0.0', 'kiln'] });
    expect(resolveDependencies(rootOf({ root: '*' }), new Map()).conflicts[0]).toMatchObject({ kind: 'cycle' });
  });

  test('ends soon and says so however contrary the dependencies are', () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index);
    const names = numbers.map((index) => `agent-${index}`);
    const all = Object.fromEntries(
      names.map((name, index) => [
        name,
        Object.fromEntries(
          numbers.map((minor) => [
            `1.${minor}.0`,
            { trap: index === 0 ? '1.0.0' : '2.0.0', [names[index + 1] ?? 'trap']: '*' },
          ]),
        ),
      ]),
    );
    const offers = offersOf({ ...all, trap: { '1.0.0': {}, '2.0.0': {} } });
    const { chosen, conflicts } = resolveDependencies(rootOf({ 'agent-0': '*', 'agent-9': '*' }), offers);
    expect(chosen).toBeUndefined();
    expect(conflicts.length).toBeGreaterThan(0);
  });
});

describe('for every set of agents', () => {
  const names = ['a', 'b', 'c'];
  const version = fc.constantFrom('1.0.0', '1.1.0', '2.0.0');
  const range = fc.constantFrom('*', '^1', '^2', '1.0.0', '>=1.1.0', '3.x');
  const dependencies = fc.dictionary(fc.constantFrom(...names), range, { maxKeys: 2 });
  const universe = fc.record(
    Object.fromEntries(names.map((name) => [name, fc.dictionary(version, dependencies, { maxKeys: 3 })])),
  );

  test('there is a choice exactly when trying all of them finds one, and then everybody gets what they ask for', () => {
    fc.assert(
      fc.property(universe, dependencies, (all, direct) => {
        const root = rootOf(direct);
        const { chosen, conflicts } = resolveDependencies(root, offersOf(all));
        expect(chosen !== undefined).toBe(existsByTrial(root, all));
        expect(conflicts.length === 0).toBe(chosen !== undefined);
        if (!chosen) return;
        expect(suits(chosen)).toBe(true);
        const order = inOrderOfNeed(chosen, 'root');
        expect(new Set(order)).toEqual(new Set(chosen.keys()));
        for (const [agentId, { dependencies: needs = {} }] of chosen)
          for (const needed of Object.keys(needs)) expect(order.indexOf(needed)).toBeLessThan(order.indexOf(agentId));
      }),
      { numRuns: 500 },
    );
  });

  type Universe = Readonly<Record<string, Readonly<Record<string, Dependencies>>>>;

  function existsByTrial(root: Root, all: Universe): boolean {
    const options = names.map((name) => [undefined, ...Object.entries(all[name] ?? {})]);
    const [first = [], second = [], third = []] = options;
    return first.some((a) =>
      second.some((b) =>
        third.some((c) => {
          const chosen = new Map<string, Choice>([['root', root]]);
          for (const [index, picked] of [a, b, c].entries())
            if (picked) chosen.set(names[index] ?? '', { version: picked[0], state: 'DRAFT', dependencies: picked[1] });
          return suits(chosen);
        }),
      ),
    );
  }

  /** Everything asked for is there, in a version that fits, and nothing leads back to itself. */
  function suits(chosen: Chosen): boolean {
    const ends = (agentId: string, above: readonly string[]): boolean =>
      !above.includes(agentId) &&
      Object.entries(chosen.get(agentId)?.dependencies ?? {}).every(([needed, wanted]) => {
        const given = chosen.get(needed);
        return given && semver.satisfies(given.version, wanted) && ends(needed, [...above, agentId]);
      });
    return ends('root', []);
  }
});

describe('in the registry', async () => {
  const ground = await openGround();
  afterAll(() => ground[Symbol.asyncDispose]());
  const contextOf = (trial: Trial) => trialContext([tableWrite], { tenantId: 'acme', roles: ['admin'], ...trial });
  const admin = contextOf({});
  const reader = trialContext([registryTable], { tenantId: 'acme', roles: ['admin'] });
  const { agent, agentIn } = trialAgents(admin);
  const publish = (agentId: string, version: string, dependencies: Dependencies) =>
    createVersion(admin, agentId, NewVersion.parse({ version, runtime, dependencies }));
  const refused = (field: string, words: string) => ({
    type: { reason: 'dependencies_unmet' },
    problems: [{ field, message: expect.stringContaining(words) }],
  });

  test('a version shows whom it depends on, who asked for it, and in which order to go', async () => {
    const [meter, kiln, fleet] = [await agent('1.0.0', '1.2.0'), await agent(), await agent()];
    await publish(kiln, '1.0.0', { [meter]: '^1.1' });
    await publish(fleet, '1.0.0', { [kiln]: '^1', [meter]: '*' });
    const view = await listDependencies(reader, { agentId: fleet, version: 'latest' });
    expect(view).toMatchObject({ agentId: fleet, version: '1.0.0', resolved: true, conflicts: [] });
    expect(view.dependencies.map(({ agentId, version }) => [agentId, version])).toEqual([
      [meter, '1.2.0'],
      [kiln, '1.0.0'],
    ]);
    expect(view.dependencies[0]?.askedBy).toHaveLength(2);
    expect(await getVersion(admin, fleet, '1.0.0')).toMatchObject({ dependencies: { [kiln]: '^1', [meter]: '*' } });
  });

  test('a version that could never be resolved is refused by the field that is to blame', async () => {
    const [meter, fleet, retired] = [await agent('1.0.0'), await agent(), await agentIn('RETIRED')];
    const never = publish(fleet, '1.0.0', { [meter]: '^2' });
    await expect(never).rejects.toMatchObject(refused(`/dependencies/${meter}`, `asks for "^2"; it has 1.0.0`));
    const missing = publish(fleet, '1.0.0', { 'never-was': '*' });
    await expect(missing).rejects.toMatchObject(refused('/dependencies/never-was', 'There is no agent'));
    const gone = publish(fleet, '1.0.0', { [retired]: '*' });
    await expect(gone).rejects.toMatchObject(refused(`/dependencies/${retired}`, 'RETIRED'));
    const itself = publish(fleet, '1.0.0', { [fleet]: '*' });
    await expect(itself).rejects.toMatchObject(refused(`/dependencies/${fleet}`, 'cannot depend on itself'));
    await publish(meter, '2.0.0', {});
    await publish(fleet, '1.0.0', { [meter]: '^2' });
    const circle = publish(meter, '2.1.0', { [fleet]: '*' });
    await expect(circle).rejects.toMatchObject(refused(`/dependencies/${fleet}`, `${meter}@2.1.0`));
  });

  test("another tenant's agent is as missing as one that never was", async () => {
    const foreign = contextOf({ tenantId: 'globex' });
    const meter = await agent('1.0.0');
    const { createAgent } = await import('../create-agent.ts');
    await createAgent(foreign, { id: 'thief', name: 'T', category: 'emissions', description: '', tags: [] });
    const wanted = NewVersion.parse({ version: '1.0.0', runtime, dependencies: { [meter]: '*' } });
    await expect(createVersion(foreign, 'thief', wanted)).rejects.toMatchObject(
      refused(`/dependencies/${meter}`, 'There is no agent'),
    );
  });

  test('what was deleted since is told where the dependencies are shown', async () => {
    const [meter, fleet] = [await agent('1.0.0'), await agent()];
    await publish(fleet, '1.0.0', { [meter]: '*' });
    await deleteAgent(admin, meter, () => undefined);
    const view = await listDependencies(reader, { agentId: fleet, version: '1.0.0' });
    expect(view).toMatchObject({ resolved: false, dependencies: [], conflicts: [{ kind: 'missing', agentId: meter }] });
  });

  test.each([
    ['a range that is none', { kiln: 'newest' }],
    ['an id that is none', { 'Kiln!': '^1' }],
    ['more than twenty', Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`agent-${index}`, '*']))],
    ['a range of 101 characters', { kiln: `>=1.0.0${' '.repeat(94)}` }],
  ])('%s is refused before anything is read', (_, dependencies) => {
    expect(NewVersion.safeParse({ version: '1.0.0', runtime, dependencies }).success).toBe(false);
  });
});
