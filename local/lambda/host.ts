// Runs the declared functions: finds the function, takes a container, hands over the payload, gives back the answer.
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Container, type Listener } from './container.ts';
import { environmentOf, type RuntimeEnvironment } from './environment.ts';
import { functionName } from './function-name.ts';
import type { FunctionSpec } from './function-spec.ts';
import { countIn, giveUp, type Keeping, makeRoom } from './give-up.ts';
import type { FunctionLogs } from './log.ts';
import { createPool, type Pool } from './pool.ts';
import { functionNotFound, PAYLOAD_LIMIT_BYTES, requestTooLarge } from './refusals.ts';
import { readResponse } from './response-stream.ts';
import type { FunctionError } from './runtime/protocol.ts';
import { newTraceId } from './trace-id.ts';

export interface Answer {
  readonly requestId: string;
  /** JSON text; of a failed function its error document. */
  readonly payload: string;
  readonly functionError?: FunctionError;
}

export interface StreamedAnswer {
  readonly requestId: string;
  readonly stream: Readable;
}

export interface Call {
  readonly signal?: AbortSignal | undefined;
  readonly traceId?: string | undefined;
}

export interface FunctionHost {
  declare(spec: FunctionSpec): void;
  find(arnOrName: string): FunctionSpec | undefined;
  invoke(arnOrName: string, payload: string, call?: Call): Promise<Answer>;
  /** The stream begins with the prelude of `awslambda.HttpResponseStream.from`, if the handler wrote one. */
  invokeStreaming(arnOrName: string, payload: string, call?: Call): Promise<StreamedAnswer>;
  readonly containers: number;
  close(): Promise<void>;
}

export interface HostOptions extends Keeping {
  readonly runtime: URL;
  readonly compileCacheDir: string;
  readonly initMs: number;
  readonly environment: () => RuntimeEnvironment;
  readonly logs: FunctionLogs;
  readonly containersPerFunction: number;
  readonly waitingPerFunction: number;
}

interface Hosted {
  readonly spec: FunctionSpec;
  readonly pool: Pool;
  readonly logs: FunctionLogs;
}

export function createHost(options: HostOptions): FunctionHost {
  const hosted = new Map<string, Hosted>();
  const pools = () => [...hosted.values()].map(({ pool }) => pool);
  const find = (given: string) => hosted.get(functionName(given));
  const require = (given: string) => {
    const found = find(given);
    if (found === undefined) throw functionNotFound(given);
    return found;
  };
  const caretaker = setInterval(() => giveUp(pools(), options), 1_000).unref();
  return {
    declare(spec) {
      const pool: Pool = createPool(() => begin(spec, pool, pools, options), {
        containers: Math.min(options.containersPerFunction, spec.reservedConcurrency ?? Number.POSITIVE_INFINITY),
        waiting: options.waitingPerFunction,
      });
      hosted.set(spec.name, { spec, pool, logs: options.logs });
    },
    find: (given) => find(given)?.spec,
    invoke: async (given, payload, call = {}) => run(require(given), payload, call),
    invokeStreaming: async (given, payload, call = {}) => stream(require(given), payload, call),
    get containers() {
      return countIn(pools());
    },
    async close() {
      clearInterval(caretaker);
      await Promise.all(pools().map((pool) => pool.stop()));
    },
  };
}

function begin(spec: FunctionSpec, pool: Pool, pools: () => readonly Pool[], options: HostOptions): Container {
  makeRoom(pools(), options);
  const container: Container = new Container(spec, {
    runtime: options.runtime,
    compileCacheDir: options.compileCacheDir,
    initMs: options.initMs,
    environment: environmentOf(spec, options.environment()),
    log: (requestId, text) => options.logs.write(spec.name, requestId, text),
    onDeath: () => pool.forget(container),
  });
  return container;
}

async function run({ spec, pool, logs }: Hosted, payload: string, call: Call): Promise<Answer> {
  const { container, requestId, begin } = await enter(pool, payload, call);
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    const abandon = () => reject(call.signal?.reason);
    call.signal?.addEventListener('abort', abandon, { once: true });
    const settle = (answer: Answer) => {
      if (answer.functionError !== undefined) logs.write(spec.name, requestId, `Invoke Error ${answer.payload}`);
      call.signal?.removeEventListener('abort', abandon);
      leave(pool, container);
      resolve(answer);
    };
    begin(false, (message) => {
      if (message.kind === 'result') settle(bounded(requestId, message.payload));
      else if (message.kind === 'error') settle(failed(requestId, message.error));
      else if (message.kind === 'end') settle(bounded(requestId, Buffer.concat(chunks).toString('utf8')));
      else if (message.kind === 'chunk') {
        chunks.push(message.bytes);
        container.signal('drained');
      }
    });
  });
}

async function stream({ spec, pool, logs }: Hosted, payload: string, call: Call): Promise<StreamedAnswer> {
  const { container, requestId, begin } = await enter(pool, payload, call);
  const reader = readResponse(container);
  begin(true, (message) => {
    if (message.kind === 'chunk') return reader.chunk(message.bytes);
    leave(pool, container);
    if (message.kind !== 'error') return reader.end();
    logs.write(spec.name, requestId, `Invoke Error ${JSON.stringify(message.error)}`);
    reader.fail(message.error);
  });
  return { requestId, stream: reader.stream };
}

async function enter(pool: Pool, payload: string, call: Call) {
  const bytes = Buffer.byteLength(payload);
  if (bytes > PAYLOAD_LIMIT_BYTES) throw requestTooLarge(bytes);
  const container = await pool.take(call.signal);
  const requestId = randomUUID();
  const traceId = call.traceId ?? newTraceId();
  const begin = (streaming: boolean, listener: Listener) =>
    container.begin({ requestId, payload, traceId, streaming }, listener);
  return { container, requestId, begin };
}

function leave(pool: Pool, container: Container): void {
  if (container.alive) pool.give(container);
}

function bounded(requestId: string, payload: string): Answer {
  if (Buffer.byteLength(payload) <= PAYLOAD_LIMIT_BYTES) return { requestId, payload };
  return failed(requestId, {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${PAYLOAD_LIMIT_BYTES} bytes).`,
    trace: [],
  });
}

function failed(requestId: string, functionError: FunctionError): Answer {
  return { requestId, payload: JSON.stringify(functionError), functionError };
}
