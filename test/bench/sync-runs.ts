// Synchronous runs a minute through the whole embedded stack, beside the same transactions issued bare against its DynamoDB.
import autocannon from 'autocannon';
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { cpuMs, inProcess } from './children.ts';
import { median } from './figure.ts';
import type { House } from './house.ts';
import { bareEnvironment, recordCalls } from './record-calls.ts';
import { RUN_NOW, SYNC_RUN } from './requests.ts';

const CONNECTIONS = 8;
const ROUNDS = 3;
const SECONDS = 8;

export const syncRuns: Bench = {
  name: 'sync-runs',
  async measure({ house, bundles }) {
    const standing = await house();
    const { directory } = await bundles();
    const recorded = await recordCalls(standing, directory, RUN_NOW.id);
    const env = { ...standing.environment, ...bareEnvironment(recorded) };
    const given = { connections: CONNECTIONS, seconds: 3 };
    await runs(standing, 4);
    const [whole, bare, cpu, p95]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      const before = cpuMs(standing.pid);
      const { perMinute, done, p97_5 } = await runs(standing, SECONDS);
      cpu.push((cpuMs(standing.pid) - before) / done);
      whole.push(perMinute);
      p95.push(p97_5);
      bare.push(z.number().parse(await inProcess({ script: 'transactions-process.ts', given, env })));
    }
    const ratio = median(whole.map((runsDone, round) => (bare[round] ?? 0) / runsDone));
    const note = `${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s; the client shares the cores`;
    return [
      { name: 'sync runs over HTTP', value: median(whole), unit: '/min', goal: { atLeast: 10_000 }, note },
      { name: 'the same transactions bare', value: median(bare), unit: '/min', note: 'no read, no HTTP, no computing' },
      { name: 'bare transactions ÷ sync runs', value: ratio, unit: '×' },
      {
        name: 'stack CPU per sync run',
        value: median(cpu),
        unit: 'ms',
        note: 'gateway, authorizer, Lambda, emulators, consumers',
      },
      { name: 'sync run latency, 97.5 %', value: median(p95), unit: 'ms' },
    ];
  },
};

async function runs({ apiUrl, token }: House, seconds: number) {
  const result = await autocannon({
    url: `${apiUrl}${RUN_NOW.path}`,
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(SYNC_RUN),
    connections: CONNECTIONS,
    duration: seconds,
    timeout: 20,
  });
  const done = result['2xx'];
  if (result.non2xx + result.errors > 0) throw new Error(`Of ${done} runs ${result.non2xx + result.errors} failed.`);
  return { done, perMinute: (done / result.duration) * 60, p97_5: result.latency.p97_5 };
}
