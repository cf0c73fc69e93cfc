// The real 2016 Seattle building file through the whole agent: the numbers of the README's main job.
import { generateKeyPairSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { builtins, replays } from '../index.ts';
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
  const agent = builtins.get('fuel-emissions');
  const lines: string[] = [];
  const result = await agent?.run({
    executionId: 'exe_01J00000000000000000000000',
    startedAt: '2026-11-21T00:00:00.000Z',
    input,
    file: createReadStream(SEATTLE),
    sink: { receipt: (text) => void lines.push(text), refused: () => undefined },
    signer: ed25519Signer(generateKeyPairSync('ed25519').privateKey),
  });
  const output = FuelEmissionsOutput.parse(result?.output);
  console.log(
    JSON.stringify({ ...output, sites: output.sites.largest }, null, 1).slice(0, 6000),
    receipt.slice(0, 3000),
    receipt.length,
  );
  const verified = await verifyReceipt(bytes(receipt), { replays });
  expect(verified).toMatchObject({ valid: true });
});

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
