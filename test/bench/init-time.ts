// Cold start: how long a fresh process takes to import a function's bundle, against a bare handler with the same SDK client.
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import { type Figure, median } from './figure.ts';

const PAIRS = [
  { operation: 'agents.get', bare: 'get' },
  { operation: 'executions.start', bare: 'run' },
] as const;

const ROUNDS = 15;

export const initTime: Bench = {
  name: 'init-time',
  async measure({ bundles }) {
    const { directory, bareDirectory } = await bundles();
    const figures: Figure[] = [];
    for (const { operation, bare } of PAIRS) {
      const [ours, limit]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await importTime(`${directory}/${operation}/index.mjs`));
        limit.push(await importTime(`${bareDirectory}/${bare}/index.mjs`));
      }
      const note = `${median(ours).toFixed(0)} ms against ${median(limit).toFixed(0)} ms, no compile cache`;
      const value = median(ours) / median(limit);
      figures.push({ name: `init time ÷ bare: ${operation}`, value, unit: '×', goal: { atMost: 1.5 }, note });
    }
    return figures;
  },
};

async function importTime(file: string): Promise<number> {
  const env = { AWS_REGION: 'eu-central-1', AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x', NODE_COMPILE_CACHE: '' };
  return z.number().parse(await inProcess({ script: 'init-process.ts', given: { file }, env }));
}
