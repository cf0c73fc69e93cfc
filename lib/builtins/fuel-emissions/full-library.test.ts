// The whole library in one file: every scope, every edition, the tenant's own factors, what was known on a day, and receipts that recompute.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ResultQuality } from '../../calculators/index.ts';
import type { OwnFactor, SinceRelease } from '../../factors/index.ts';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { replays } from '../index.ts';
import { fuelEmissions } from './index.ts';
import { FuelEmissionsOutput } from './output.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const row = (fuel: string, quantity: string, unit: string, more: object = {}) => ({
  ...{ site: 'Leeds', date: '2024-05', region: 'GB', fuel, quantity, unit },
  ...more,
});

interface TenantPart {
  readonly ownFactors?: readonly OwnFactor[];
  readonly sinceRelease?: SinceRelease;
}
async function run(activities: object[], more: object = {}, tenant: TenantPart = {}) {
  const lines: string[] = [];
  const result = await fuelEmissions.run({
    executionId: 'exe_01J00000000000000000000000',
    startedAt: '2026-11-21T00:00:00.000Z',
    input: JSON.parse(JSON.stringify({ gwpSet: 'AR5', activities, ...more })),
    ...tenant,
    sink: { receipt: (text) => void lines.push(text), rows: () => undefined, refused: () => undefined },
    signer,
  });
  const output = FuelEmissionsOutput.parse(result.output);
  const receipt = lines.join('');
  expect(await verifyReceipt(bytes(receipt), { replays })).toMatchObject({ valid: true });
  return { output, receipt };
}
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

test('fuels, upstream, travel, hotels, water and refrigerants count in their scope and category', async () => {
  const { output } = await run([
    row('natural gas', '1000', 'kWh (gross CV)'),
    row('electricity', '1000', 'kWh'),
    row('WTT- fuels · Natural gas', '1000', 'kWh (gross CV)'),
    row('Hotel stay · UK', '10', 'room-night'),
    row('Water supply', '100', 'm3'),
    row(
      'Refrigerant & other · Kyoto protocol products · HFC-134a · Emissions including only Kyoto products',
      '2',
      'kg',
    ),
  ]);
  expect(output.refused.rows).toEqual([]);
  // DEFRA 2024: hotel 10.4 per room-night, water 0.15311 per m³, well-to-tank gas 0.03021 per kWh; HFC-134a 1,300 (AR5).
  const categories = output.scopes.scope3?.byCategory.map(({ category, co2eKg }) => [category, co2eKg]);
  expect(categories).toEqual([
    [1, '15.311'],
    [3, '30.21'],
    [6, '104'],
  ]);
  expect(output.factors.find(({ id }) => id.includes('3_200'))?.co2eKg).toBe('2600');
  const scopes = Object.values(output.scopes).map((scope) => Number(scope?.co2eKg ?? 0));
  expect(scopes.reduce((sum, each) => sum + each, 0)).toBeCloseTo(Number(output.total.co2eKg), 6);
  expect(output.sites.largest[0]).toMatchObject({ scope3Co2eKg: '149.521' });
});

test('an activity of another year takes the edition of that year', async () => {
  const { output } = await run([
    row('natural gas', '1', 'kWh (gross CV)', { date: '2023' }),
    row('natural gas', '1', 'kWh (gross CV)', { date: '2025' }),
    row('electricity', '1', 'MWh', { date: '2022', region: 'US-NYCW' }),
  ]);
  expect(output.factors.map(({ set }) => set).toSorted()).toEqual(['defra-2023-all', 'defra-2025-all', 'egrid-2022']);
});

test('a result as of a day rests only on what was recorded by then, and says so', async () => {
  const power = [row('electricity', '10', 'MWh', { date: '2023', region: 'US-NYCW' })];
  const [now, then] = [await run(power), await run(power, { asOf: '2025-03-01' })];
  expect([now, then].map(({ output }) => output.factors[0]?.id)).toEqual(['EGRID-2023R2-NYCW', 'EGRID-2023-NYCW']);
  expect(then.output.asOf).toBe('2025-03-01');
  expect(now.output.total.co2eKg).not.toBe(then.output.total.co2eKg);
  await expect(run(power, { asOf: '2020-01-01' })).rejects.toThrow(/./);
});

const own: OwnFactor = {
  ...{ id: 'own-gas', revision: 2, recordedAt: '2025-01-10T12:00:00.000Z', recordedBy: 'ada', source: 'Supplier' },
  ...{ activity: 'Natural gas', unit: 'kWh (gross CV)', region: 'GB', scope: '1', co2e: '0.1', uncertainty: '0.03' },
  ...{ validFrom: '2024-01-01', validTo: '2024-12-31' },
};

test("the tenant's own factor goes first, is marked, and its figures stand in the receipt", async () => {
  const gas = [row('natural gas', '1000', 'kWh (gross CV)')];
  const { output, receipt } = await run(gas, {}, { ownFactors: [own] });
  expect(output.total.co2eKg).toBe('100');
  expect(output.factors).toMatchObject([{ id: 'own-gas', revision: 2, shadows: expect.stringMatching(/^DEFRA-2024/) }]);
  expect(receipt).toContain('"ownRevision":2');
  expect(receipt).toContain('"co2e":"0.1"');
  expect((await run(gas, { asOf: '2025-01-09' }, { ownFactors: [own] })).output.factors[0]?.id).toMatch(/^DEFRA-2024/);
  await expect(run([row('natural gas', '1', 'tonne')], {}, { ownFactors: [own] })).rejects.toThrow(/./);
});

test('the receipt holds the own factors that can answer a row, with every revision of them, and no others', async () => {
  const moved = { ...own, revision: 3, recordedAt: '2025-01-11T12:00:00.000Z', activity: 'Peat' };
  const other = { ...own, id: 'own-steam', activity: 'Steam' };
  const { output, receipt } = await run(
    [row('natural gas', '1000', 'kWh (gross CV)')],
    {},
    { ownFactors: [own, moved, other] },
  );
  // The last word on own-gas is that it is peat now.
  expect(output.factors[0]?.id).toMatch(/^DEFRA-2024/);
  expect(receipt).toContain('"activity":"Peat"');
  expect(receipt).not.toContain('own-steam');
});

test('a forged own figure no longer recomputes', async () => {
  const { receipt } = await run([row('natural gas', '1000', 'kWh (gross CV)')], {}, { ownFactors: [own] });
  const forged = receipt.replace('"co2e":"0.1"', '"co2e":"0.2"');
  expect(await verifyReceipt(bytes(forged), { replays })).toMatchObject({ valid: false });
});

test('quality fields say what is known: uncertainty only where it was stated, defaults by what they bear on', async () => {
  const activities = [
    row('natural gas', '1000', 'kWh (gross CV)'),
    row('electricity', '1000', 'kWh', { region: undefined }),
  ];
  const silent = (await run(activities, { region: 'GB' })).output;
  const { uncertainty, dataQuality, defaultsUsed, shareOnDefaults } = silent;
  expect(ResultQuality.parse({ uncertainty, dataQuality, defaultsUsed, shareOnDefaults })).toBeTruthy();
  expect(uncertainty).toMatchObject({ status: 'unknown' });
  expect(defaultsUsed).toMatchObject([{ what: 'region', value: 'GB', count: 1 }]);
  expect(Number(shareOnDefaults)).toBeCloseTo(Number(silent.scopes.scope2.co2eKg) / Number(silent.total.co2eKg), 5);
  const stated = (await run(activities.slice(0, 1), { uncertainty: { quantities: '0.03', factors: '0.04' } })).output;
  expect(stated.uncertainty).toMatchObject({ status: 'known', relative95: '0.05' });
});

test('a receipt of the version before recomputes by the factors that version knew', async () => {
  const old = readFileSync(new URL('data/receipt-1.0.0.json', import.meta.url), 'utf8');
  expect(old).toContain('"version":"1.0.0"');
  expect(old).toContain('"outOfPeriod":true');
  expect(await verifyReceipt(bytes(old), { replays })).toMatchObject({ valid: true });
  expect(await verifyReceipt(bytes(old.replace('250.5', '250.6')), { replays })).toMatchObject({ valid: false });
});

test('rows in any order come to one total', async () => {
  const rows = [
    row('natural gas', '3', 'kWh (gross CV)'),
    row('Hotel stay · UK', '2', 'room-night'),
    row('Water supply', '9', 'm3'),
  ];
  const [a, b] = [await run(rows), await run(rows.toReversed())];
  expect([a.output.total, a.output.scopes, a.output.sites]).toEqual([b.output.total, b.output.scopes, b.output.sites]);
});

test('what names several factors is refused with their names, and nothing is chosen', async () => {
  const { output } = await run([row('Business travel- air', '1', 'passenger.km'), row('Water supply', '1', 'm3')]);
  expect(output.refused.rows).toMatchObject([
    { code: 'activity_ambiguous', remedy: expect.stringMatching(/Domestic, to\/from UK/) },
  ]);
});

const third = (co2: string): SinceRelease['published'][number] => ({
  set: {
    ...{ id: 'egrid-2023-third', series: 'egrid', source: 'US EPA eGRID', version: 'revision 3', licence: 'US' },
    ...{
      recordedAt: '2026-09-01',
      validFrom: '2023-01-01',
      validTo: '2023-12-31',
      adoptedAt: '2026-09-01T10:00:00.000Z',
    },
    ...{
      cautions: [],
      covers: ['US-*'],
      idPrefix: 'EGRID-2023R3-',
      boundary: 'direct',
      rows: 2,
      sha256: 'a'.repeat(64),
    },
  },
  content: {
    ...{ set: 'egrid-2023-third', series: 'egrid', boundary: 'direct' },
    words: [
      'Scope 2',
      'Electricity',
      '',
      'Electricity generated',
      'kWh',
      'US-NYCW',
      'mass',
      '2023-01-01',
      '2023-12-31',
      'Other',
      'x',
    ],
    factors: [
      ['EGRID-2023R3-NYCW', 0, 1, 2, 3, 2, 4, 5, 6, 7, 8, 2, co2, co2, '', ''],
      ['EGRID-2023R3-OTHER', 0, 9, 2, 9, 2, 4, 5, 6, 7, 8, 2, '1', '1', '', ''],
    ],
  },
});
const nyc = row('electricity', '1000', 'kWh', { region: 'US-NYCW', date: '2023-05' });
const published = (co2: string) => ({ sinceRelease: { published: [third(co2)], deprecations: [] } });

test('a set published since the release supersedes its predecessor, and its figures stand in the receipt, no others', async () => {
  expect((await run([nyc])).output.factors[0]?.id).toBe('EGRID-2023R2-NYCW');
  const { output, receipt } = await run([nyc], {}, published('0.4'));
  expect([output.factors[0]?.id, output.total.co2eKg]).toEqual(['EGRID-2023R3-NYCW', '400']);
  expect(receipt).toContain('EGRID-2023R3-NYCW');
  expect(receipt).not.toContain('EGRID-2023R3-OTHER');
  const before = await run([nyc], { asOf: '2026-08-31' }, published('0.4'));
  expect(before.output.factors[0]?.id).toBe('EGRID-2023R2-NYCW');
});

test('a forged figure of such a set no longer recomputes', async () => {
  const { receipt } = await run([nyc], {}, published('0.4'));
  const forged = receipt.replace('"0.4","0.4"', '"0.5","0.5"');
  expect(forged).not.toBe(receipt);
  expect(await verifyReceipt(bytes(forged), { replays })).toMatchObject({ valid: false });
});

test('a deprecated set answers no more, and neither does the fuel table cut from it', async () => {
  const gone = { setId: 'egrid-2023-second', reason: 'Our auditor asks so.', at: '2026-03-01T10:00:00.000Z' };
  const since = { published: [], deprecations: [{ ...gone, by: 'tenant' as const }] };
  const { output } = await run([nyc], {}, { sinceRelease: since });
  expect(output.factors[0]?.id).toBe('EGRID-2023-NYCW');
  const then = await run([nyc], { asOf: '2026-02-28' }, { sinceRelease: since });
  expect(then.output.factors[0]?.id).toBe('EGRID-2023R2-NYCW');
});
