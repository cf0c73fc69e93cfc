// Whatever a file holds, a run ends with a result or a refusal by name: every row accounted for, every receipt recomputing.
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { FAULT_KINDS, isFault } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import { buildingEnergy } from '../building-energy/index.ts';
import { replays } from '../index.ts';
import { cbam } from './index.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
async function* bytes(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

const cell = fc.oneof(
  fc.constantFrom(
    '72081000',
    'IN',
    '25231000',
    'TR',
    '100',
    '1e400',
    'NaN',
    '-1',
    '0',
    '',
    '"',
    "'",
    '=1+1',
    '1,5',
    '1.234,5',
  ),
  fc.constantFrom(
    '2023-01-01',
    '2023-02-30',
    'electricity',
    'Hall',
    'kWh',
    'yes',
    'unknown',
    '\u0000',
    '\uFEFF',
    '𝟙𝟚',
    'ꟾ',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double().map(String),
);
const separator = fc.constantFrom(',', ';', '\t');
/** Mostly rows with all their cells, because those get furthest. */
const fileOf = (header: string) => {
  const width = header.split(',').length;
  const whole = fc.array(cell, { minLength: width, maxLength: width });
  const rows = fc.array(fc.oneof({ weight: 5, arbitrary: whole }, fc.array(cell, { minLength: 1, maxLength: 9 })), {
    maxLength: 12,
  });
  return fc
    .tuple(separator, rows, fc.constantFrom('\n', '\r\n'))
    .map(([by, lines, end]) => [header.replaceAll(',', by), ...lines.map((line) => line.join(by))].join(end));
};

const HEADERS = {
  cbam: 'reference,CN code,country of origin,net mass,unit,direct emissions,process',
  annual: 'building,year,property type,floor area,electricity,natural gas',
  meters: 'building,energy,meter,date,reading,from,to,amount,reset',
};
const hall = { building: 'Hall', year: 2023, floorArea: 1000 };

test.each([
  ['cbam', cbam, HEADERS.cbam, { quarter: '2026-Q1' }],
  ['building-energy by years', buildingEnergy, HEADERS.annual, { areaUnit: 'ft2' }],
  ['building-energy by meters', buildingEnergy, HEADERS.meters, { areaUnit: 'ft2', data: 'meters', buildings: [hall] }],
] as const)('%s takes any file', async (_, agent, header, input) => {
  const ask = async (file: string) => {
    const receipt: string[] = [];
    const asked: JsonObject = { ...input, activityFile: { fileId: 'f' } };
    try {
      const { progress } = await agent.run({
        executionId: 'exe_1',
        startedAt: '2026-11-21T00:00:00.000Z',
        input: asked,
        file: bytes(file),
        sink: { receipt: (text) => void receipt.push(text), rows: () => undefined, refused: () => undefined },
        signer,
      });
      expect(progress.rowsComputed + progress.rowsRefused).toBe(progress.rowsRead);
      expect((await verifyReceipt(bytes(receipt.join('')), { replays })).valid).toBe(true);
    } catch (error) {
      if (!isFault(error)) throw error;
      expect(FAULT_KINDS[error.type.kind].status, error.message).toBeLessThan(500);
    }
  };
  await ask(`${header}\n`);
  await fc.assert(fc.asyncProperty(fileOf(header), ask), { numRuns: 150 });
});
