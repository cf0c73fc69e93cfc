// What a tenant's hundredfold growth costs each of its calls: the registry with a hundred thousand agents against one with a thousand.
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import type { Figure } from './figure.ts';
import { quantile } from './quantile.ts';

const SMALL = 1_000;
const LARGE = 100_000;

const Measured = z.object({
  measured: z.array(z.object({ operation: z.string(), size: z.int(), times: z.array(z.number()) })),
  loads: z.array(z.object({ size: z.int(), loadMs: z.number() })),
});

export const agentsAtScale: Bench = {
  name: 'agents-at-scale',
  async measure() {
    const env = { POWERTOOLS_METRICS_NAMESPACE: 'GreenLang', POWERTOOLS_SERVICE_NAME: 'bench', LOG_LEVEL: 'WARN' };
    const given = { sizes: [SMALL, LARGE], rounds: 200 };
    const { measured, loads } = Measured.parse(await inProcess({ script: 'scale-process.ts', given, env }));
    const load = loads.find(({ size }) => size === LARGE)?.loadMs ?? Number.NaN;
    const timesOf = (operation: string, wanted: number) =>
      measured.find((one) => one.operation === operation && one.size === wanted)?.times ?? [];
    return [...new Set(measured.map(({ operation }) => operation))].map((operation): Figure => {
      const [small, large] = [timesOf(operation, SMALL), timesOf(operation, LARGE)];
      const told = (times: readonly number[]) =>
        `${quantile(times, 0.5).toFixed(2)} / ${quantile(times, 0.95).toFixed(2)} ms`;
      return {
        name: `${operation}: 100,000 agents ÷ 1,000`,
        value: quantile(large, 0.5) / quantile(small, 0.5),
        unit: '×',
        goal: { atMost: 1.2 },
        note: `p50 / p95 ${told(large)} against ${told(small)}; loaded in ${(load / 1000).toFixed(0)} s`,
      };
    });
  },
};
