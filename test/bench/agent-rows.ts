// Rows a second of the fuel-emissions agent over a million rows, beside bare csv-parse on the same file; then its receipt verified.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';

const ROWS = 1_000_000;

const Measured = z.object({ rowsPerSecond: z.number(), peakMb: z.number() });

export const agentRows: Bench = {
  name: 'agent-rows',
  async measure({ tempDir }) {
    const file = join(tempDir, 'activities.csv');
    await pipeline(Readable.from(lines()), createWriteStream(file));
    const measure = async (what: 'bare' | 'agent' | 'verify') => {
      const given = { what, file, rows: ROWS, receipt: join(tempDir, 'receipt.json') };
      return Measured.parse(await inProcess({ script: 'agent-process.ts', given }));
    };
    const bare = await measure('bare');
    const agent = await measure('agent');
    const verified = await measure('verify');
    const share = agent.rowsPerSecond / bare.rowsPerSecond;
    return [
      {
        name: 'fuel-emissions',
        value: agent.rowsPerSecond,
        unit: 'rows/s',
        note: `${ROWS.toLocaleString('en')} rows of CSV, receipt written`,
      },
      {
        name: 'bare csv-parse',
        value: bare.rowsPerSecond,
        unit: 'rows/s',
        note: `the agent computes at ${(100 * share).toFixed(0)} % of it`,
      },
      {
        name: 'peak memory of the agent',
        value: agent.peakMb,
        unit: 'MB',
        note: `bare csv-parse ${bare.peakMb.toFixed(0)} MB`,
      },
      {
        name: 'receipt verification',
        value: verified.rowsPerSecond,
        unit: 'rows/s',
        note: `peak ${verified.peakMb.toFixed(0)} MB`,
      },
    ];
  },
};

const KINDS = [
  'natural gas,therm,US',
  'electricity,MWh,US-RFCW',
  'natural gas,kWh (gross CV),GB',
  'diesel,gal,US',
] as const;

function* lines(): Generator<string> {
  yield 'site,date,fuel,quantity,unit,region\n';
  let batch = '';
  for (let row = 0; row < ROWS; row++) {
    const [fuel, unit, region] = (KINDS[row % KINDS.length] ?? '').split(',');
    const month = String(1 + (row % 12)).padStart(2, '0');
    batch += `Site ${row % 500},2024-${month},${fuel},${(row % 9973) + 0.25},${unit},${region}\n`;
    if (row % 1000 !== 999) continue;
    yield batch;
    batch = '';
  }
}
