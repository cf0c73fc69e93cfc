// A building's emissions are reckoned by the tenant's own factors and sets first, and the receipt says so without anybody's database.
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OwnFactor } from '../../factors/index.ts';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import type { TenantFactors } from '../contract.ts';
import { replays } from '../index.ts';
import { buildingEnergy } from './index.ts';
import { BuildingEnergyOutput } from './output.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
async function* bytes(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}
const valid = async (receipt: string) => (await verifyReceipt(bytes(receipt), { replays })).valid;

async function run(tenant: TenantFactors) {
  const receipt: string[] = [];
  const building = { building: 'Hall', year: '2023', floorArea: '1000', electricity: '1000', region: 'US-NYCW' };
  const { output } = await buildingEnergy.run({
    ...{ executionId: 'exe_1', startedAt: '2026-11-21T00:00:00.000Z', signer, ...tenant },
    input: { areaUnit: 'ft2', buildings: [building] },
    sink: { receipt: (text) => void receipt.push(text), rows: () => undefined, refused: () => undefined },
  });
  expect(await valid(receipt.join(''))).toBe(true);
  return { output: BuildingEnergyOutput.parse(output), receipt: receipt.join('') };
}

const own: OwnFactor = {
  ...{ id: 'own-power', revision: 2, recordedAt: '2026-01-10T12:00:00.000Z', recordedBy: 'ada', source: 'Supplier' },
  ...{ activity: 'Electricity', unit: 'kWh', region: 'US-NYCW', scope: '2', co2e: '0.1' },
  ...{ validFrom: '2023-01-01', validTo: null },
};

test('an own factor goes first, is marked with its revision, and a forged figure of it no longer recomputes', async () => {
  const { output, receipt } = await run({ ownFactors: [own, { ...own, id: 'own-tea', activity: 'Tea' }] });
  expect(output.emissions.co2eKg).toBe('100');
  expect(output.factors).toMatchObject([{ id: 'own-power', revision: 2 }]);
  expect(receipt).not.toContain('own-tea');
  expect(await valid(receipt.replace('"co2e":"0.1"', '"co2e":"0.2"'))).toBe(false);
});

test('a deprecated set answers no more: the one it had superseded does, and the receipt recomputes', async () => {
  expect((await run({})).output.factors).toMatchObject([{ id: 'EGRID-2023R2-NYCW' }]);
  const gone = { setId: 'egrid-2023-second', reason: 'Our auditor asks so.', at: '2026-03-01T10:00:00.000Z' };
  const sinceRelease = { published: [], deprecations: [{ ...gone, by: 'tenant' as const }] };
  expect((await run({ sinceRelease })).output.factors).toMatchObject([{ id: 'EGRID-2023-NYCW' }]);
});
