// What the stack hands to the embedded Step Functions: where it lives, and its ways to Lambda, S3 and the event bus.
import type { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Clock } from './clock.ts';

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export interface Invocation {
  readonly payload: unknown;
  readonly functionError?: FunctionError;
}

/** The `detail` of a "Step Functions Execution Status Change" event. */
export interface StatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly startDate: number;
  readonly stopDate: number | null;
  readonly input: string | null;
  readonly inputDetails: { readonly included: boolean };
  readonly output: string | null;
  readonly outputDetails: { readonly included: boolean } | null;
  readonly error: string | null;
  readonly cause: string | null;
}

export interface StepFunctionsOptions {
  readonly dataDir: string;
  readonly region: string;
  readonly accountId: string;
  invokeLambda(functionArn: string, payload: unknown, signal: AbortSignal): Promise<Invocation>;
  readObject(bucket: string, key: string): Promise<Readable | ReadableStream>;
  /** At least once per change, in order per execution, also across a crash: a change stays noted until this resolves. */
  onStatusChange?(change: StatusChange): Promise<void> | void;
  readonly clock?: Clock;
}
