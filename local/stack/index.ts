// The embedded stack's door: an assembly and a data directory in, the running application out.
import { type Deployment, provision, readAssembly } from '../cloudformation/index.ts';
import { createGateway } from '../gateway/index.ts';
import type { LambdaEmulator } from '../lambda/index.ts';
import { createEdge } from '../wire/edge.ts';
import { placeOf } from '../wire/place.ts';
import { checkState, findCorrupt } from './check-state.ts';
import { createCurtain } from './curtain.ts';
import { raiseEmulators } from './emulators.ts';
import { createLateFunctions } from './late-functions.ts';
import { lockDataDir } from './lock.ts';
import type { StackOptions } from './options.ts';
import { createRoster, type Roster } from './roster.ts';

export type { StackOptions } from './options.ts';

export interface Stack {
  /** Where people and their tools find the API; the stage is not part of the path. */
  readonly apiUrl: string;
  /** Where SDK clients find every service: the value of `AWS_ENDPOINT_URL`. */
  readonly edgeUrl: string;
  readonly outputs: Deployment['outputs'];
  readonly resources: Deployment['resources'];
  /** Milliseconds each part of the start took. */
  readonly timings: Readonly<Record<'emulatorsMs' | 'provisionMs' | 'totalMs', number>>;
  readonly logs: LambdaEmulator['logs'];
  /** Ends everything in order within three seconds; answers what had to be cut off. */
  close(): Promise<readonly string[]>;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const unlock = lockDataDir(options.dataDir);
  const undo: (() => unknown)[] = [unlock];
  try {
    return await rise(options, unlock, undo);
  } catch (problem) {
    for (const step of undo.reverse()) await step();
    throw findCorrupt(options.dataDir) ?? problem;
  }
}

async function rise(options: StackOptions, unlock: () => void, undo: (() => unknown)[]): Promise<Stack> {
  const began = performance.now();
  checkState(options.dataDir);
  const place = placeOf(options);
  const assembly = readAssembly(options.assemblyDir);
  const host = options.host ?? '127.0.0.1';
  const functions = createLateFunctions();
  const gateway = await createGateway({ ...place, host, port: options.port, functions });
  undo.push(gateway.close);
  const edge = await createEdge({ host, port: edgePort(options) });
  const roster: Roster = createRoster(edge);
  undo.push(roster.close);
  await roster.add('API Gateway', 'door', Promise.resolve(gateway));
  const curtain = createCurtain();
  const house = await raiseEmulators({ options, place, assembly, edge, curtain, roster, functions });
  const raised = performance.now();
  const deployment = await provision(assembly, { ...place, types: roster.types() });
  curtain.rise();
  house.lambda.resume();
  const ended = performance.now();
  return {
    apiUrl: gateway.url,
    edgeUrl: edge.url,
    ...deployment,
    timings: rounded({ emulatorsMs: raised - began, provisionMs: ended - raised, totalMs: ended - began }),
    logs: house.lambda.logs,
    async close() {
      const late = await roster.close();
      unlock();
      return late;
    },
  };
}

function edgePort({ edgePort: given, port }: StackOptions): number {
  return given ?? (port === 0 ? 0 : port + 1);
}

function rounded<T extends Record<string, number>>(timings: T): T {
  for (const key in timings) Object.assign(timings, { [key]: Math.round(timings[key] ?? 0) });
  return timings;
}
