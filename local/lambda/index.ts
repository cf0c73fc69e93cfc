// The Lambda emulator's door: declared functions run in worker threads, reached in process or over the Invoke API.
import { join } from 'node:path';
import type { Emulator } from '../wire/emulator.ts';
import { createAsyncInvoker } from './async-invoker.ts';
import { openAsyncQueue } from './async-queue.ts';
import { type Answer, type Call, createHost, type StreamedAnswer } from './host.ts';
import { type LogLine, openLogs } from './log.ts';
import { prepareRuntime } from './prepare-runtime.ts';
import { aliasType, eventInvokeType, functionType, type ResourceOptions, versionType } from './resources.ts';
import { handleWire } from './wire.ts';

export type { Answer, Call, StreamedAnswer } from './host.ts';
export type { LogLine } from './log.ts';
export { InvokeRefused } from './refusals.ts';
export type { FunctionError } from './runtime/protocol.ts';

export interface LambdaOptions {
  readonly dataDir: string;
  readonly accountId: string;
  readonly region: string;
  /** Asset key (`<hash>.zip`) → folder with the code. */
  asset(key: string): string | undefined;
  /** `AWS_ENDPOINT_URL` and its siblings; asked when a container starts, since ports are known late. */
  endpoints(): Readonly<Record<string, string>>;
  /** Hands the record of a failed asynchronous invocation to its destination. */
  deliver(targetArn: string, body: string): Promise<void>;
  readonly containersPerFunction?: number;
  readonly containersTotal?: number;
  readonly busyMs?: number;
  readonly initMs?: number;
  readonly waitingPerFunction?: number;
  readonly idleMs?: number;
  readonly retryDelaysMs?: readonly number[];
}

export interface LambdaEmulator extends Emulator {
  invoke(arnOrName: string, payload: string, call?: Call): Promise<Answer>;
  invokeStreaming(arnOrName: string, payload: string, call?: Call): Promise<StreamedAnswer>;
  /** An `Event` invocation: on disk when this returns, retried, then dead-lettered. */
  invokeLater(arnOrName: string, payload: string): void;
  /** Takes up asynchronous invocations of a previous run; call once everything stands. */
  resume(): void;
  logs(functionName: string, requestId?: string): readonly LogLine[];
  readonly containers: number;
}

export async function createLambda(options: LambdaOptions): Promise<LambdaEmulator> {
  const logs = openLogs(join(options.dataDir, 'logs'));
  const host = createHost({
    runtime: prepareRuntime(join(options.dataDir, 'lambda', 'runtime')),
    compileCacheDir: join(options.dataDir, 'lambda', 'compiled'),
    environment: () => ({ region: options.region, endpoints: options.endpoints() }),
    logs,
    containersPerFunction: options.containersPerFunction ?? 3,
    containersTotal: options.containersTotal ?? 8,
    busyMs: options.busyMs ?? 5_000,
    initMs: options.initMs ?? 10_000,
    waitingPerFunction: options.waitingPerFunction ?? 1000,
    idleMs: options.idleMs ?? 60_000,
  });
  const later = createAsyncInvoker({
    host,
    queue: openAsyncQueue(join(options.dataDir, 'lambda', 'async.sqlite')),
    retryDelaysMs: options.retryDelaysMs ?? [1_000, 2_000],
    deliver: options.deliver,
  });
  return {
    services: ['lambda'],
    handle: (request, response) => handleWire(request, response, { host, later, logs }),
    resources: resourceTypes({ ...options, host, later }),
    invoke: host.invoke,
    invokeStreaming: host.invokeStreaming,
    invokeLater: later.accept,
    resume: later.resume,
    logs: logs.lines,
    get containers() {
      return host.containers;
    },
    async close() {
      await Promise.all([host.close(), later.close()]);
      logs.close();
    },
  };
}

function resourceTypes(options: ResourceOptions): Emulator['resources'] {
  return {
    'AWS::Lambda::Function': functionType(options),
    'AWS::Lambda::Version': versionType(options),
    'AWS::Lambda::Alias': aliasType(options),
    'AWS::Lambda::EventInvokeConfig': eventInvokeType(options),
  };
}
