// How long the hot operations take a customer, over HTTP through the whole embedded stack, beside a bare server that makes the same database calls.
import type { Bench } from './bench.ts';
import { begin, firstMessage } from './children.ts';
import { type Figure, median } from './figure.ts';
import type { House } from './house.ts';
import { quantile } from './quantile.ts';
import { type Recorded, recordCalls } from './record-calls.ts';
import { HOT, type Operation } from './requests.ts';
import { layRun, send } from './send.ts';

const ROUNDS = 5;
const CALLS = 60;
const AT_ONCE = 2;

export const endpoints: Bench = {
  name: 'endpoints',
  async measure({ house, bundles }) {
    const standing = await house();
    const { directory } = await bundles();
    await layRun(standing);
    const figures: Figure[] = [];
    for (const operation of HOT)
      figures.push(...(await figuresOf(standing, operation, await recordCalls(standing, directory, operation.id))));
    return figures;
  },
};

async function figuresOf(standing: House, operation: Operation, recorded: Recorded): Promise<Figure[]> {
  const calls = recorded.database.map(({ operation: name, body }) => ({ name, body }));
  const bare = begin({ script: 'bare-server.ts', given: { dynamoDbUrl: standing.dynamoDbUrl, calls } });
  try {
    const bareUrl = String(await firstMessage(bare));
    const [ours, theirs]: [number[], number[]] = [[], []];
    const ratios: number[] = [];
    // The first round warms both up.
    for (let round = 0; round <= ROUNDS; round++) {
      const whole = await timesOf(standing.apiUrl, operation, standing.token);
      const limit = await timesOf(bareUrl, operation, '');
      if (round === 0) continue;
      ours.push(...whole);
      theirs.push(...limit);
      ratios.push(median(whole) / median(limit));
    }
    return told(operation.id, ours, theirs, median(ratios));
  } finally {
    bare.kill();
  }
}

function told(id: string, ours: readonly number[], bare: readonly number[], ratio: number): Figure[] {
  const row = (times: readonly number[]) =>
    [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(1)).join(' / ');
  const note = `p50 / p95 / p99 ${row(ours)} ms, bare ${row(bare)} ms; ${AT_ONCE} at once, ${ours.length} calls each`;
  return [
    { name: `${id} over HTTP, p95`, value: quantile(ours, 0.95), unit: 'ms', goal: { atMost: 100 }, note },
    {
      name: `${id} over HTTP ÷ bare, p50`,
      value: ratio,
      unit: '×',
      note: 'gateway, authorizer and Lambda host included',
    },
  ];
}

let made = 0;

async function timesOf(url: string, operation: Operation, token: string): Promise<number[]> {
  const times: number[] = [];
  const one = async () => {
    while (times.length < CALLS) {
      const began = performance.now();
      times.push(Number.NaN);
      const index = times.length - 1;
      await send(url, operation, token, ++made);
      times[index] = performance.now() - began;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return times;
}
