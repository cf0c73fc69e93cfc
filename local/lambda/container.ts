// One worker thread standing for one Lambda container: it loads the code once and serves one invocation at a time.
import { Worker } from 'node:worker_threads';
import { exited, timedOut } from './endings.ts';
import type { FunctionSpec } from './function-spec.ts';
import type { ContainerData, FromContainer, FunctionError, Invoke, ToContainer } from './runtime/protocol.ts';

/** Hears what one invocation says until it ends with `result`, `error` or `end`. */
export type Listener = (message: FromContainer) => void;

export type ContainerCall = Omit<Invoke, 'kind' | 'deadlineMs'>;

export interface ContainerOptions {
  readonly runtime: URL;
  readonly compileCacheDir: string;
  readonly environment: Record<string, string>;
  /** What loading may take by itself; beyond it, the first call's own time is spent on it, as in AWS. */
  readonly initMs: number;
  log(requestId: string, text: string): void;
  /** Told once when the container can serve no more. */
  onDeath(): void;
}

export class Container {
  lastUsedMs = Date.now();
  alive = true;
  readonly #spec: FunctionSpec;
  readonly #options: ContainerOptions;
  readonly #worker: Worker;
  #ready = false;
  #call: ContainerCall | undefined;
  #listener: Listener | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(spec: FunctionSpec, options: ContainerOptions) {
    this.#spec = spec;
    this.#options = options;
    this.#worker = new Worker(options.runtime, {
      workerData: dataOf(spec, options),
      env: options.environment,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb, maxYoungGenerationSizeMb: 16 },
    });
    this.#worker.on('message', (message: FromContainer) => this.#hear(message));
    this.#worker.on('error', (error: unknown) => this.#crash(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => this.#crash(`exit status ${code}`));
  }

  /** Sends the invocation once the code is loaded; the listener hears exactly one ending. */
  begin(call: ContainerCall, listener: Listener): void {
    this.#call = call;
    this.#listener = listener;
    if (!this.alive) this.#end({ kind: 'error', error: exited(call.requestId, 'the container is gone') });
    else if (this.#ready) this.#send(call);
    else this.#arm(this.#options.initMs + this.#timeoutMs);
  }

  get #timeoutMs(): number {
    return this.#spec.timeoutSeconds * 1000;
  }

  signal(kind: 'drained' | 'cancelled'): void {
    if (this.alive) this.#post({ kind });
  }

  async stop(): Promise<void> {
    this.#die(exited(this.#call?.requestId, 'stopped'));
    await this.#worker.terminate();
  }

  #hear(message: FromContainer): void {
    if (message.kind === 'log') this.#options.log(message.requestId, message.text);
    else if (message.kind === 'chunk') this.#listener?.(message);
    else if (message.kind === 'init-failed') this.#die(message.error);
    else if (message.kind === 'ready') this.#becomeReady();
    else this.#end(message);
  }

  #becomeReady(): void {
    this.#ready = true;
    clearTimeout(this.#timer);
    if (this.#call !== undefined) this.#send(this.#call);
  }

  #send(call: ContainerCall): void {
    this.#arm(this.#timeoutMs);
    this.#post({ ...call, kind: 'invoke', deadlineMs: Date.now() + this.#timeoutMs });
  }

  #post(message: ToContainer): void {
    this.#worker.postMessage(message);
  }

  #arm(timeoutMs: number): void {
    this.#timer = setTimeout(() => this.#die(timedOut(this.#call?.requestId, timeoutMs)), timeoutMs);
  }

  #crash(reason: string): void {
    this.#die(exited(this.#call?.requestId, reason));
  }

  #die(error: FunctionError): void {
    if (!this.alive) return;
    this.alive = false;
    void this.#worker.terminate();
    this.#options.onDeath();
    this.#end({ kind: 'error', error });
  }

  #end(message: FromContainer): void {
    clearTimeout(this.#timer);
    const listener = this.#listener;
    this.#listener = undefined;
    this.#call = undefined;
    listener?.(message);
  }
}

function dataOf(spec: FunctionSpec, { compileCacheDir }: ContainerOptions): ContainerData {
  const { name: functionName, arn: functionArn, entry, exportName, memoryMb, logGroupName } = spec;
  return {
    ...{ functionName, functionArn, entry, exportName, memoryMb, logGroupName },
    ...{ logStreamName: 'local', compileCacheDir },
  };
}
