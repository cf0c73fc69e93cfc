// Runs inside one worker thread as the Lambda runtime does inside one container: load once, then one invocation at a time.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { contextOf } from './context.ts';
import { describe } from './describe.ts';
import { captureOutput } from './output.ts';
import type { ContainerData, FromContainer, Invoke, ToContainer } from './protocol.ts';
import { installStreaming, isStreaming, openResponseStream, type ResponseStream } from './streaming.ts';
import { createTidy } from './tidy.ts';

interface Loaded {
  readonly streaming: boolean;
  call(...parameters: readonly unknown[]): unknown;
}

const container: ContainerData = workerData;
const current: { requestId: string; stream: ResponseStream | undefined } = { requestId: 'init', stream: undefined };
const post = (message: FromContainer) => parentPort?.postMessage(message);

captureOutput((text) => post({ kind: 'log', requestId: current.requestId, text }));
installStreaming();
enableCompileCache(container.compileCacheDir);
const tidy = createTidy(() => current.requestId === '');
process.on('unhandledRejection', (reason) => {
  throw reason instanceof Error ? reason : new Error(String(reason));
});

load().then(
  (handler) => {
    parentPort?.on('message', (message: ToContainer) => {
      if (message.kind === 'invoke') void invoke(handler, message);
      else if (message.kind === 'drained') current.stream?.resume();
      else current.stream?.cancel();
    });
    post({ kind: 'ready' });
    flushCompileCache();
  },
  (problem: unknown) => post({ kind: 'init-failed', error: describe(problem) }),
);

async function load(): Promise<Loaded> {
  const loaded: Record<string, unknown> = await import(pathToFileURL(container.entry).href);
  const handler = loaded[container.exportName];
  if (typeof handler === 'function') {
    return {
      streaming: isStreaming(handler),
      call: (...parameters) => Reflect.apply(handler, undefined, parameters),
    };
  }
  const missing = new Error(`${container.exportName} is undefined or not exported`);
  missing.name = 'Runtime.HandlerNotFound';
  throw missing;
}

async function invoke(handler: Loaded, call: Invoke): Promise<void> {
  current.requestId = call.requestId;
  process.env['_X_AMZN_TRACE_ID'] = call.traceId;
  try {
    const event: unknown = JSON.parse(call.payload);
    const context = contextOf(container, call);
    if (handler.streaming) await stream(handler, event, context);
    else answer(await handler.call(event, context), call.streaming);
  } catch (problem) {
    current.stream = undefined;
    post({ kind: 'error', error: describe(problem) });
  }
  current.requestId = '';
  tidy.later();
}

async function stream(handler: Loaded, event: unknown, context: unknown): Promise<void> {
  const opened = openResponseStream(post);
  current.stream = opened;
  await handler.call(event, opened.writable, context);
  await opened.finished();
  current.stream = undefined;
  post({ kind: 'end' });
}

function answer(result: unknown, streaming: boolean): void {
  const payload = JSON.stringify(result === undefined ? null : result);
  if (streaming) {
    post({ kind: 'chunk', bytes: Buffer.from(payload) });
    post({ kind: 'end' });
  } else {
    post({ kind: 'result', payload });
  }
}
