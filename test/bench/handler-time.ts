// What the frame costs: our Lambda against a bare handler that does the same DynamoDB calls, invoked in process by turns.
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import { type Figure, median } from './figure.ts';
import { bareEnvironment, recordCalls } from './record-calls.ts';

const PAIRS = [
  { operation: 'agents.get', bare: 'get' },
  { operation: 'agents.create', bare: 'command' },
  { operation: 'executions.start', bare: 'run' },
] as const;

const Rounds = z.array(z.array(z.object({ ms: z.number(), cpuMs: z.number() })));

export const handlerTime: Bench = {
  name: 'handler-time',
  async measure({ house, bundles }) {
    const standing = await house();
    const { directory, bareDirectory } = await bundles();
    const figures: Figure[] = [];
    for (const { operation, bare } of PAIRS) {
      const recorded = await recordCalls(standing, directory, operation);
      const handlers = [`${directory}/${operation}/index.mjs`, `${bareDirectory}/${bare}/index.mjs`];
      const env = { ...standing.environment, ...bareEnvironment(recorded) };
      const given = { operation, handlers, rounds: 7, calls: 150, roundMs: 1_500 };
      figures.push(
        ...figuresOf(operation, Rounds.parse(await inProcess({ script: 'handler-process.ts', given, env }))),
      );
    }
    return figures;
  },
};

function figuresOf(operation: string, rounds: z.output<typeof Rounds>): Figure[] {
  const of = (handler: number, what: 'ms' | 'cpuMs') => median(rounds.map((round) => round[handler]?.[what] ?? 0));
  const [ours, bare] = [of(0, 'ms'), of(1, 'ms')];
  const ratio = median(rounds.map(([a, b]) => (a?.ms ?? 0) / (b?.ms ?? 1)));
  const computes = operation === 'executions.start';
  const note = `${ours.toFixed(2)} ms against ${bare.toFixed(2)} ms${computes ? '; computes and signs, bare does not' : ''}`;
  const cpu = {
    name: `handler CPU: ${operation}`,
    value: of(0, 'cpuMs'),
    unit: 'ms',
    ...(computes && { goal: { atMost: 6 } }),
    note: `bare ${of(1, 'cpuMs').toFixed(2)} ms, client of the SDK included`,
  };
  return [{ name: `handler time ÷ bare: ${operation}`, value: ratio, unit: '×', goal: { atMost: 1.5 }, note }, cpu];
}
