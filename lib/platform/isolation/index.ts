// A thread of its own for work nobody can vouch for: it is given data, answers JSON, and is ended when it takes too much time or memory.
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { PROGRAM_AROUND } from './program-around.ts';

/** One piece of work. What shares its `group` with one that had to be stopped is not tried again. */
export interface IsolatedTask {
  readonly group: string;
  readonly input: unknown;
}

export interface Isolation {
  /** The text of a CommonJS module that needs no other; the program is given what it exports. */
  readonly library: string;
  /** The body of `async (library, input) => …`, which answers what JSON can say; it shares no memory with anyone. */
  readonly program: string;
  readonly limits: {
    /** For one task, the thread's own start not counted, and for all of them. */
    readonly taskMs: number;
    readonly totalMs: number;
    readonly memoryMb: number;
    readonly answerCharacters: number;
  };
}

export type IsolatedOutcome =
  | { readonly kind: 'answered'; readonly json: string | undefined }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'stopped'; readonly limit: 'time' | 'memory' };

const Said = z.union([
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({ index: z.number(), json: z.string().optional() }),
  z.strictObject({ index: z.number(), failed: z.string() }),
]);

/** One outcome per task, in order. The thread lives for this call alone. */
export async function runIsolated(tasks: readonly IsolatedTask[], isolation: Isolation): Promise<IsolatedOutcome[]> {
  const outcomes = new Map<number, IsolatedOutcome>();
  const stopped = new Map<string, IsolatedOutcome>();
  const deadline = Date.now() + isolation.limits.totalMs;
  for (let next = 0; next < tasks.length; ) {
    const left = deadline - Date.now();
    const rest = tasks
      .map((task, index) => ({ ...task, index }))
      .slice(next)
      .filter(({ group }) => !stopped.has(group));
    const [first] = rest;
    if (!first || left <= 0) break;
    const run = await oneThread(rest, { ...isolation, limits: { ...isolation.limits, totalMs: left } });
    for (const [index, outcome] of run.outcomes) outcomes.set(index, outcome);
    if (!run.ended) break;
    const culprit = rest.find(({ index }) => !run.outcomes.has(index)) ?? first;
    stopped.set(culprit.group, run.ended);
    outcomes.set(culprit.index, run.ended);
    next = culprit.index + 1;
  }
  const late = { kind: 'stopped', limit: 'time' } as const;
  return tasks.map(({ group }, index) => outcomes.get(index) ?? stopped.get(group) ?? late);
}

interface Run {
  readonly outcomes: ReadonlyMap<number, IsolatedOutcome>;
  /** Why the thread was ended before its time. */
  readonly ended: IsolatedOutcome | undefined;
}

type Numbered = IsolatedTask & { readonly index: number };

function oneThread(tasks: readonly Numbered[], { library, program, limits }: Isolation): Promise<Run> {
  const outcomes = new Map<number, IsolatedOutcome>();
  const worker = new Worker(PROGRAM_AROUND, {
    eval: true,
    workerData: { library, program, tasks, answerCharacters: limits.answerCharacters },
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    env: {},
    // Nothing of ours listens to what it might print.
    stdout: true,
    stderr: true,
  });
  const deadline = Date.now() + limits.totalMs;
  return new Promise((resolve, reject) => {
    let watch: NodeJS.Timeout;
    const end = (run: Run) => {
      clearTimeout(watch);
      void worker.terminate().then(() => resolve(run), reject);
    };
    const wait = (ms: number) => {
      clearTimeout(watch);
      const within = Math.max(1, Math.min(ms, deadline - Date.now()));
      watch = setTimeout(() => end({ outcomes, ended: { kind: 'stopped', limit: 'time' } }), within);
    };
    wait(limits.totalMs);
    worker.on('message', (message) => {
      const said = Said.parse(message);
      if ('index' in said) outcomes.set(said.index, outcomeOf(said));
      if (outcomes.size === tasks.length) end({ outcomes, ended: undefined });
      else wait(limits.taskMs);
    });
    worker.on('error', (problem) => {
      if ('code' in problem && problem.code === 'ERR_WORKER_OUT_OF_MEMORY')
        end({ outcomes, ended: { kind: 'stopped', limit: 'memory' } });
      else reject(problem);
    });
  });
}

const outcomeOf = (said: { json?: string | undefined } | { failed: string }): IsolatedOutcome =>
  'failed' in said ? { kind: 'failed', message: said.failed } : { kind: 'answered', json: said.json };
