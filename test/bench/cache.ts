// What remembering saves: a container reads agents as a catalogue is read, a few of them again and again, with and without it.
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import type { Figure } from './figure.ts';

const Load = z.object({ hitRate: z.number(), calls: z.number(), p50: z.number(), p95: z.number(), bytes: z.number() });
const Measured = z.object({ remembered: Load, read: Load });
const Lives = z.object({
  hitRate: z.number(),
  ...{ calls: z.number(), items: z.number(), warmed: z.number(), warmedUsed: z.number(), p50: z.number() },
});
const Compared = z.object({ warm: Lives, cold: Lives });

const GIVEN = { agents: 1_000, reads: 10_000, changedEvery: 200 };

const Taken = z.object({ ms: z.number(), cpuMs: z.number() });
const First = z.object({ begun: Taken, bare: Taken });

/** Containers that come with a crowd and go with it, beside one that stays: short lives and longer ones. */
const COMINGS = [
  { agents: 1_000, containers: 30, reads: 50, seconds: 15 },
  { agents: 1_000, containers: 12, reads: 200, seconds: 60 },
];
const ENV = { LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_NAMESPACE: 'GreenLang', POWERTOOLS_SERVICE_NAME: 'bench' };

export const cache: Bench = {
  name: 'cache',
  async measure({ bundles }) {
    const measured = await inProcess({ script: 'cache-process.ts', given: GIVEN, env: ENV });
    const figures = figuresOf(Measured.parse(measured));
    for (const given of COMINGS) {
      const compared = await inProcess({ script: 'warming-process.ts', given, env: ENV });
      figures.push(...comparedOf(Compared.parse(compared), given));
    }
    const { directory } = await bundles();
    const given = { file: `${directory}/agents.get/index.mjs`, rounds: 11 };
    const first = await inProcess({ script: 'first-calls-process.ts', given, env: ENV });
    return [...figures, firstCallOf(First.parse(first))];
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
    ...memoryOf(remembered),
  ];
}

/** Told by the container once a minute: of a load that is over before, nothing is known. */
const memoryOf = ({ bytes }: z.output<typeof Load>): Figure[] =>
  bytes > 0 ? [{ name: 'memory of what is remembered', value: bytes / 1024, unit: 'KB', note: 'as JSON' }] : [];

function comparedOf({ warm, cold }: z.output<typeof Compared>, given: (typeof COMINGS)[number]): Figure[] {
  const { agents, containers, reads, seconds } = given;
  const life = `containers of ${reads} reads`;
  const note = `${containers} containers one after another, each for ${seconds} s beside one that stays, ${agents} agents by Zipf; two tenants in turns, by the same draws`;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    {
      name: `hit rate, ${life}, warmed`,
      value: warm.hitRate * 100,
      unit: '%',
      note: `${percent(cold.hitRate)} without favourites; ${note}`,
    },
    {
      name: `table calls, ${life}, warmed`,
      value: warm.calls,
      unit: 'calls',
      note: `${cold.calls} without; items read ${warm.items} against ${cold.items}`,
    },
    {
      name: `warmed and then asked for, ${life}`,
      value: (warm.warmedUsed / Math.max(1, warm.warmed)) * 100,
      unit: '%',
      note: `${warm.warmedUsed} of ${warm.warmed}; p50 of a read ${warm.p50.toFixed(2)} ms against ${cold.p50.toFixed(2)} ms`,
    },
  ];
}

const firstCallOf = ({ begun, bare }: z.output<typeof First>): Figure => ({
  name: 'first call of agents.get, container begun ahead',
  value: begun.ms,
  unit: 'ms',
  note: `${bare.ms.toFixed(0)} ms without; ${begun.cpuMs.toFixed(0)} ms of a processor against ${bare.cpuMs.toFixed(0)}, in turns`,
});
