// One pass over a file in a process of its own: parsed bare, computed by the agent, or its receipt recomputed; or many small receipts.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import * as z from 'zod';
import { loadBuiltin, replays } from '../../lib/builtins/index.ts';
import { ed25519Signer, verifyReceipt } from '../../lib/receipts/index.ts';

const { what, file, rows, receipt } = z
  .object({
    what: z.enum(['bare', 'agent', 'verify', 'receipts']),
    file: z.string(),
    rows: z.number(),
    receipt: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

async function parseBare(): Promise<number> {
  let read = 0;
  const count = () => {
    read += 1;
    return null;
  };
  const parser = parse({ bom: true, on_record: count });
  const done = once(createReadStream(file).pipe(parser), 'end');
  parser.resume();
  await done;
  return read - 1;
}

async function computeAll(): Promise<number> {
  const agent = await loadBuiltin('fuel-emissions');
  if (!agent) throw new Error('This release carries no fuel-emissions.');
  const out = createWriteStream(receipt);
  const { progress } = await agent.run({
    executionId: 'exe_01J00000000000000000000000',
    startedAt: '2025-01-01T00:00:00.000Z',
    input: { gwpSet: 'AR5', factorPeriod: 'nearest', activityFile: { fileId: 'fil_01J00000000000000000000000' } },
    file: createReadStream(file),
    sink: {
      receipt: async (text) => {
        if (!out.write(text)) await once(out, 'drain');
      },
      rows: () => undefined,
      refused: (text) => console.error(text.slice(0, 200)),
    },
    signer: ed25519Signer(generateKeyPairSync('ed25519').privateKey),
  });
  out.end();
  await once(out, 'finish');
  return progress.rowsComputed;
}

async function verifyAll(): Promise<number> {
  const result = await verifyReceipt(createReadStream(receipt), { replays });
  if (!result.valid) throw new Error(`The receipt does not hold: ${JSON.stringify(result.problem)}`);
  return result.seal.chain.entries;
}

/** Whole receipts of ten rows each: signature, delegation, chain and every figure recomputed. */
async function verifyMany(): Promise<number> {
  const agent = await loadBuiltin('fuel-emissions');
  if (!agent) throw new Error('This release carries no fuel-emissions.');
  const row = { site: 'Mill', date: '2025-03', fuel: 'natural gas', quantity: '1250.5', unit: 'therm', region: 'US' };
  let text = '';
  await agent.run({
    executionId: 'exe_01J00000000000000000000000',
    startedAt: '2025-01-01T00:00:00.000Z',
    input: { gwpSet: 'AR5', activities: Array.from({ length: 10 }, () => row) },
    sink: {
      receipt: (part) => {
        text += part;
      },
      rows: () => undefined,
      refused: () => undefined,
    },
    signer: ed25519Signer(generateKeyPairSync('ed25519').privateKey),
  });
  const bytes = Buffer.from(text);
  for (let verified = 0; verified < rows; verified++) {
    const result = await verifyReceipt(Readable.from([bytes]), { replays });
    if (!result.valid) throw new Error(`The receipt does not hold: ${JSON.stringify(result.problem)}`);
  }
  return rows;
}

const [began, threadBefore, cpuBefore] = [performance.now(), process.threadCpuUsage(), process.cpuUsage()];
const done = await { bare: parseBare, agent: computeAll, verify: verifyAll, receipts: verifyMany }[what]();
const seconds = (performance.now() - began) / 1000;
const secondsOf = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
const thread = process.threadCpuUsage();
if (done !== rows) throw new Error(`${what} handled ${done} of ${rows}.`);
process.send?.({
  perSecond: done / seconds,
  threadSeconds: secondsOf(thread) - secondsOf(threadBefore),
  cpuSeconds: secondsOf(process.cpuUsage(cpuBefore)),
  peakMb: process.resourceUsage().maxRSS / 1024,
});
