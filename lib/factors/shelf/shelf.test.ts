// What a tenant's own factors and decisions promise, on a real table and bucket.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { objectsWrite, tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import { put } from '../../platform/table/index.ts';
import { isFault } from '../../shared/fault.ts';
import { isRefusal } from '../book/model.ts';
import { NewOwnFactor } from '../own/contract.ts';
import { recordOwnFactor } from '../own/record-own-factor.ts';
import { deprecateSet } from './deprecate-set.ts';
import { tenantBook } from './open-shelf.ts';
import { shelfOf } from './read-shelf.ts';
import { factorShelfRecord } from './records.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

let tenants = 0;
const tenant = () => trialContext([tableWrite, objectsWrite], { tenantId: `acme-${tenants++}` });
const gas = { activity: 'natural gas', unit: 'kWh (gross CV)', region: 'GB', date: '2024-03' };
const stated = (more: object = {}) =>
  NewOwnFactor.parse({
    ...{ activity: 'Natural gas', unit: 'kWh (gross CV)', region: 'GB', scope: '1', validFrom: '2024-01-01' },
    ...{ co2e: '0.1', source: 'Supplier certificate', ...more },
  });
const problems = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) =>
      isFault(error)
        ? [error.type.reason, ...error.problems.map((each) => `${each.field} ${each.message}`)]
        : [String(error)],
  );

test('an own factor answers in its tenant from then on, and in no other', async () => {
  const [acme, globex] = [tenant(), tenant()];
  const recorded = await recordOwnFactor(acme, stated());
  expect(recorded).toMatchObject({ id: 'own-natural-gas-gb', co2e: '0.1', own: { revision: 1, withdrawn: false } });
  const answer = (await tenantBook(acme)).find(gas);
  expect(!isRefusal(answer) && [answer.factor.id, answer.shadows]).toEqual([
    'own-natural-gas-gb',
    'DEFRA-2024-1_100_1004_6',
  ]);
  const other = (await tenantBook(globex)).find(gas);
  expect(!isRefusal(other) && other.factor.id).toBe('DEFRA-2024-1_100_1004_6');
});

test('a further revision is appended, and the earlier one stays what was known before', async () => {
  const acme = tenant();
  await recordOwnFactor(acme, stated());
  expect(await problems(recordOwnFactor(acme, stated()))).toEqual(['own_factor_taken', expect.stringContaining('/id')]);
  const second = await recordOwnFactor(acme, stated({ id: 'own-natural-gas-gb', co2e: '0.2' }));
  expect(second.own?.revision).toBe(2);
  const book = await tenantBook(acme);
  expect(book.history('own-natural-gas-gb').map(({ own }) => own?.co2e)).toEqual(['0.1', '0.2']);
  const first = book.own[0]?.recordedAt;
  const then = book.find({ ...gas, ...(first !== undefined && { asOf: first }) });
  expect(!isRefusal(then) && then.factor.own?.revision).toBe(1);
  await recordOwnFactor(acme, stated({ id: 'own-natural-gas-gb', withdrawn: true }));
  const now = (await tenantBook(acme)).find(gas);
  expect(!isRefusal(now) && now.factor.id).toBe('DEFRA-2024-1_100_1004_6');
});

test('an override that shadows a factor with a unit of another kind is refused, with all problems at once', async () => {
  const acme = tenant();
  expect(await problems(recordOwnFactor(acme, stated({ unit: 'passenger.km' })))).toEqual([
    'own_factor_refused',
    expect.stringMatching(/^\/unit "Natural gas" is published for GB per a unit of another kind/),
  ]);
  expect(
    await problems(recordOwnFactor(acme, stated({ unit: 'passenger.km', replaces: 'DEFRA-2024-1_100_1004_6' }))),
  ).toHaveLength(3);
  expect(await problems(recordOwnFactor(acme, stated({ replaces: 'DEFRA-1999-1' })))).toEqual([
    'own_factor_refused',
    expect.stringMatching(/^\/replaces There is no published factor/),
  ]);
  expect(await problems(recordOwnFactor(acme, stated({ unit: 'bananas' })))).toEqual([
    'own_factor_refused',
    expect.stringMatching(/^\/unit "bananas"/),
  ]);
  expect(await problems(recordOwnFactor(acme, stated({ region: 'Atlantis' })))).toEqual([
    'own_factor_refused',
    expect.stringMatching(/^\/region "Atlantis"/),
  ]);
  expect(NewOwnFactor.safeParse({ ...stated(), co2e: '1e400' }).success).toBe(false);
  expect(NewOwnFactor.safeParse({ ...stated(), co2e: '-1' }).success).toBe(false);
  expect(NewOwnFactor.safeParse({ ...stated(), gases: { co2: '1' } }).success).toBe(false);
});

test('of two statements at once one wins and the other is told so', async () => {
  const acme = tenant();
  const told = await Promise.all([
    problems(recordOwnFactor(acme, stated())),
    problems(recordOwnFactor(acme, stated({ co2e: '0.2' }))),
  ]);
  const [refusal, ...rest] = told.map(([reason]) => reason).toSorted();
  // Whether it met the other in the commit or read it before.
  expect(['state_changed', 'own_factor_taken']).toContain(refusal);
  expect(rest).toEqual([undefined]);
});

test('many revisions move into one object, and the library reads the same', async () => {
  const acme = tenant();
  const own = Array.from({ length: 400 }, (_, n) => ({
    ...{ id: 'own-many', revision: n + 1, recordedAt: '2026-01-01T00:00:00.000Z', recordedBy: 'ada', activity: 'Many' },
    ...{ unit: 'kWh', region: 'GB', scope: '1' as const, validFrom: '2024-01-01', validTo: null, co2e: `${n}` },
    source: 'A certificate described at length. '.repeat(8),
  }));
  await acme.commit({ writes: [put(factorShelfRecord, { version: 1, own, deprecations: [], published: [] })] });
  await recordOwnFactor(acme, stated({ id: 'own-many', activity: 'Many', unit: 'kWh', co2e: '400' }));
  const shelf = await shelfOf(acme);
  expect([shelf.own.length, shelf.ownElsewhere?.revisions]).toEqual([0, 401]);
  expect((await tenantBook(acme)).history('own-many').map((each) => each.own?.co2e)).toEqual(
    Array.from({ length: 401 }, (_, n) => `${n}`),
  );
});

test('a deprecated set is chosen no longer, stays readable, and says why', async () => {
  const acme = tenant();
  const nyc = { activity: 'electricity', unit: 'kWh', region: 'NYCW', date: '2023' };
  const body = { reason: 'Our auditor asks so.', replacement: 'egrid-2023-first' };
  await deprecateSet(acme, 'egrid-2023-second', body);
  const book = await tenantBook(acme);
  const answer = book.find(nyc);
  expect(!isRefusal(answer) && answer.factor.id).toBe('EGRID-2023-NYCW');
  expect(book.get('EGRID-2023R2-NYCW')?.deprecated).toMatchObject({ ...body, by: 'tenant' });
  const again = await deprecateSet(acme, 'egrid-2023-second', { reason: 'Said more clearly.' });
  expect(again.at).toBe(book.get('EGRID-2023R2-NYCW')?.deprecated?.at);
  expect(await problems(deprecateSet(acme, 'egrid-2032', body))).toEqual([
    'factor_set_not_found',
    expect.stringMatching(/"egrid-2022"/),
  ]);
  for (const replacement of ['egrid-2022', 'egrid-1999', 'egrid-2023-second', 'defra-2024-all'])
    expect(await problems(deprecateSet(acme, 'egrid-2022', { ...body, replacement }))).toEqual([
      'factor_set_replacement_refused',
      expect.stringContaining('/replacement'),
    ]);
});
