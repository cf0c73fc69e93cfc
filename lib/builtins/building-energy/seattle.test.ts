// The real Seattle file, building by building: energy and intensities as the city published them, and why the others cannot.
import { generateKeyPairSync } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { replays } from '../index.ts';
import { buildingEnergy } from './index.ts';
import { BuildingEnergyOutput } from './output.ts';

/** City of Seattle, 2016 Building Energy Benchmarking (open data): uses, meters, energy and EUIs of all 3,376 buildings. */
const SEATTLE = new URL('./data/seattle-2016.csv', import.meta.url);
const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

const Figures = z.array(z.object({ row: z.int(), siteKbtu: z.string(), siteEui: z.string(), sourceEui: z.string() }));
const rowsOf = (lines: string) =>
  Figures.parse(
    lines
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  );
const published = z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(SEATTLE), { columns: true }));

async function runSeattle() {
  const [receipt, rows]: [string[], string[]] = [[], []];
  const { output } = await buildingEnergy.run({
    executionId: 'exe_1',
    startedAt: '2026-11-21T00:00:00.000Z',
    input: {
      areaUnit: 'ft2',
      activityFile: { fileId: 'f' },
      decimalSeparator: '.',
      region: 'US-NWPP',
      factorPeriod: 'nearest',
    },
    file: createReadStream(SEATTLE),
    sink: {
      receipt: (text) => void receipt.push(text),
      rows: (text) => void rows.push(text),
      refused: () => undefined,
    },
    signer,
  });
  return { output: BuildingEnergyOutput.parse(output), receipt, rows: rowsOf(rows.join('')) };
}

/** Within one per cent, or within half of the tenth the city rounds to. */
const agree = (own: number, city: number) => Math.abs(own - city) <= Math.max(city * 0.01, 0.05);

/** Why a building's intensity cannot follow from the file, by the file itself. */
function standing({ siteKbtu, siteEui, sourceEui }: z.infer<typeof Figures>[number], city: Record<string, string>) {
  const figure = (column: string) => Number((city[column] ?? '').replaceAll(',', ''));
  const [energy, site, source] = ['SiteEnergyUse(kBtu)', 'SiteEUI(kBtu/sf)', 'SourceEUI(kBtu/sf)'].map(figure);
  if (energy === undefined || site === undefined || source === undefined) return 'unread';
  if (site === 0 || energy === 0) return 'nothing published';
  if (!agree(Number(siteKbtu), energy)) return 'burns energy that none of the three meters shows';
  if (agree(Number(siteEui), site)) return agree(Number(sourceEui), source) ? 'as published' : 'site as published';
  const uses = (city['ListOfAllPropertyUseTypes'] ?? '').split(', ').length;
  return uses > 3 ? 'has more uses than the three whose areas are given' : 'published area is another than its uses';
}

test('energy and EUIs of the real Seattle file come out as published wherever the file holds what they follow from', async () => {
  const { output, receipt, rows } = await runSeattle();
  const kinds = rows.map((found) => standing(found, published[found.row - 1] ?? {}));
  const told = Object.fromEntries(
    [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]),
  );
  expect(told).toMatchInlineSnapshot(`
    {
      "as published": 3101,
      "burns energy that none of the three meters shows": 37,
      "has more uses than the three whose areas are given": 176,
      "nothing published": 18,
      "published area is another than its uses": 20,
      "site as published": 3,
    }
  `);
  expect(output.counts).toEqual({ records: 3376, computed: 3355, refused: 21 });
  expect(output.anomalies.find(({ code }) => code === 'stated_eui_differs')?.rows).toBe(254);
  expect(output.total).toEqual({
    floorAreaFt2: '281415621.9',
    siteEui: '63.900564928021',
    siteKbtu: '17982617218.9802336',
    sourceEui: '160.132659384742',
    sourceKbtu: '45063831927.25817528',
  });
  expect(output.emissions).toEqual({
    co2eKg: '1358087621.83600806',
    rows: 3355,
    scope1Co2eKg: '244172470.359982598',
    scope2Co2eKg: '1113915151.476025462',
  });
  async function* bytes() {
    yield Buffer.from(receipt.join(''));
  }
  expect((await verifyReceipt(bytes(), { replays })).valid).toBe(true);
});
