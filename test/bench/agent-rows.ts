// What the fuel-emissions agent takes for a million rows, beside csv-parse alone on the same file; then receipts verified.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import { type Figure, median } from './figure.ts';

const ROWS = 1_000_000;

const RECEIPTS = 2_000;
/** Parser and agent in turn, so that what else the machine does bears on both. */
const ROUNDS = 3;

const Measured = z.object({
  perSecond: z.number(),
  threadSeconds: z.number(),
  cpuSeconds: z.number(),
  peakMb: z.number(),
});
type Measured = z.output<typeof Measured>;

export const agentRows: Bench = {
  name: 'agent-rows',
  async measure({ tempDir }) {
    const file = join(tempDir, 'activities.csv');
    await pipeline(Readable.from(lines()), createWriteStream(file));
    const measure = async (what: 'bare' | 'agent' | 'verify' | 'receipts', rows = ROWS) => {
      const given = { what, file, rows, receipt: join(tempDir, 'receipt.json') };
      return Measured.parse(await inProcess({ script: 'agent-process.ts', given }));
    };
    const [bare, agent]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(await measure('bare'));
      agent.push(await measure('agent'));
    }
    return [
      ...figuresOf(bare, agent),
      ...verifiedFigures(await measure('verify'), await measure('receipts', RECEIPTS)),
    ];
  },
};

function figuresOf(bare: readonly Measured[], agent: readonly Measured[]): Figure[] {
  const times = (name: keyof Measured) =>
    median(agent.map((each, round) => each[name] / (bare[round]?.[name] ?? Number.NaN)));
  const middle = (of: readonly Measured[], name: keyof Measured) => median(of.map((each) => each[name]));
  const rows = ROWS.toLocaleString('en');
  const busy = (of: readonly Measured[]) => `${middle(of, 'threadSeconds').toFixed(1)} s`;
  return [
    {
      ...{ name: 'fuel-emissions ÷ the parser alone', value: times('threadSeconds'), unit: '×' },
      goal: { atMost: 6 },
      note: `processor time of the computing thread over ${rows} rows of CSV, ${ROUNDS} rounds: ${busy(agent)}, csv-parse ${busy(bare)}`,
    },
    { name: 'the same of all threads', value: times('cpuSeconds'), unit: '×', note: 'the collector runs beside it' },
    { name: 'fuel-emissions', value: middle(agent, 'perSecond'), unit: 'rows/s', note: 'receipt and rows written' },
    { name: 'csv-parse alone', value: middle(bare, 'perSecond'), unit: 'rows/s' },
    {
      ...{ name: 'peak memory of the agent', value: Math.max(...agent.map(({ peakMb }) => peakMb)), unit: 'MB' },
      ...{ goal: { atMost: 400 }, note: `csv-parse alone ${middle(bare, 'peakMb').toFixed(0)} MB` },
    },
  ];
}

const verifiedFigures = (one: Measured, many: Measured): Figure[] => [
  {
    ...{ name: 'rows of one receipt verified', value: one.perSecond, unit: 'rows/s' },
    note: `${ROWS.toLocaleString('en')} rows, peak ${one.peakMb.toFixed(0)} MB`,
  },
  { name: 'receipts verified', value: many.perSecond, unit: 'receipts/s', note: 'ten rows each, signature and all' },
];

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
