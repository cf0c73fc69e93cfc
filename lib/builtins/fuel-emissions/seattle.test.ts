// The real 2016 Seattle building file through the whole agent: the numbers of the README's main job.
import { generateKeyPairSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { loadBuiltin, replays } from '../index.ts';
import { FuelEmissionsOutput } from './output.ts';

const SEATTLE = new URL('../../../local/demo/data/seattle-buildings-2016.csv', import.meta.url);

const input = {
  gwpSet: 'AR5',
  activityFile: { fileId: 'fil_01J00000000000000000000000' },
  region: 'US-NWPP',
  decimalSeparator: '.',
  factorPeriod: 'nearest',
  columns: { site: 'OSEBuildingID', date: 'DataYear' },
  meters: [
    { column: 'Electricity(kWh)', fuel: 'electricity', unit: 'kWh' },
    { column: 'NaturalGas(therms)', fuel: 'natural gas', unit: 'therm' },
    { column: 'SteamUse(kBtu)', fuel: 'steam', unit: 'kBtu' },
  ],
};

test('all 3,376 Seattle buildings compute, and their receipt recomputes to the last digit', async () => {
  const lines: string[] = [];
  const result = await (await loadBuiltin('fuel-emissions'))?.run({
    executionId: 'exe_01J00000000000000000000000',
    startedAt: '2026-11-21T00:00:00.000Z',
    input,
    file: createReadStream(SEATTLE),
    sink: { receipt: (text) => void lines.push(text), rows: () => undefined, refused: () => undefined },
    signer: ed25519Signer(generateKeyPairSync('ed25519').privateKey),
  });
  const output = FuelEmissionsOutput.parse(result?.output);
  expect(output.counts).toEqual({ records: 3376, activities: 10128, computed: 10100, refused: 28 });
  expect(output.refused.rows.filter((row) => row.code === 'quantity_negative')).toMatchObject([
    { column: 'Electricity(kWh)', value: '-33,826.80' },
  ]);
  expect(output.total).toMatchInlineSnapshot(`
    {
      "biogenicCo2Kg": "0",
      "ch4Kg": "95380.770929408",
      "co2Kg": "1354228487.377724409",
      "co2eKg": "1360570189.894011862",
      "n2oKg": "13852.984642505",
    }
  `);
  expect([output.scopes.scope1.co2eKg, output.scopes.scope2.co2eKg]).toMatchInlineSnapshot(`
    [
      "244738592.214293598",
      "1115831597.679718264",
    ]
  `);
  expect(output.sites.count).toBe(3367);
  expect(output.sites.largest.map(({ site }) => site)).toMatchInlineSnapshot(`
    [
      "49967",
      "43",
      "753",
      "276",
      "828",
      "198",
      "49940",
      "268",
      "477",
      "22062",
    ]
  `);
  expect(await verifyReceipt(bytes(lines.join('')), { replays })).toMatchObject({ valid: true });
});

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
