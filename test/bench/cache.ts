// What remembering saves: a container reads agents as a catalogue is read, a few of them again and again, with and without it.
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import type { Figure } from './figure.ts';

const Load = z.object({ hitRate: z.number(), calls: z.number(), p50: z.number(), p95: z.number(), bytes: z.number() });
const Measured = z.object({ remembered: Load, read: Load });

const GIVEN = { agents: 1_000, reads: 10_000, changedEvery: 200 };

export const cache: Bench = {
  name: 'cache',
  async measure() {
    const measured = await inProcess({
      script: 'cache-process.ts',
      given: GIVEN,
      env: { LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_NAMESPACE: 'GreenLang', POWERTOOLS_SERVICE_NAME: 'bench' },
    });
    return figuresOf(Measured.parse(measured));
  },
};

function figuresOf({ remembered, read }: z.output<typeof Measured>): Figure[] {
  const { agents, reads, changedEvery } = GIVEN;
  const note = `${reads} GETs by a viewer over ${agents} agents, Zipf with exponent 1, one container begun empty, an agent changed every ${changedEvery} reads`;
  return [
    { name: 'hit rate of agents.get', value: remembered.hitRate * 100, unit: '%', goal: { atLeast: 80 }, note },
    {
      name: 'DynamoDB calls saved',
      value: (1 - remembered.calls / read.calls) * 100,
      unit: '%',
      note: `${remembered.calls} calls against ${read.calls}`,
    },
    {
      name: 'agents.get remembered, p50',
      value: remembered.p50,
      unit: 'ms',
      note: `${read.p50.toFixed(2)} ms when read`,
    },
    {
      name: 'agents.get remembered, p95',
      value: remembered.p95,
      unit: 'ms',
      note: `${read.p95.toFixed(2)} ms when read`,
    },
    { name: 'memory of what is remembered', value: remembered.bytes / 1024, unit: 'KB', note: 'as JSON' },
  ];
}
