// What the host and a container's worker say to each other; types only, so both sides agree without sharing code.
export interface ContainerData {
  readonly entry: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Compiled code of earlier starts: quicker to load, and smaller, since functions never called stay uncompiled. */
  readonly compileCacheDir: string;
}

export interface Invoke {
  readonly kind: 'invoke';
  readonly requestId: string;
  readonly payload: string;
  readonly deadlineMs: number;
  readonly traceId: string;
  readonly streaming: boolean;
}

/** The reader of a stream has taken what was sent, or has gone away. */
export interface StreamSignal {
  readonly kind: 'drained' | 'cancelled';
}

export type ToContainer = Invoke | StreamSignal;

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type FromContainer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'init-failed'; readonly error: FunctionError }
  | { readonly kind: 'result'; readonly payload: string }
  | { readonly kind: 'error'; readonly error: FunctionError }
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'log'; readonly requestId: string; readonly text: string };
