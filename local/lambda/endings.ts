// The errors Lambda itself reports when a container does not come to an answer.
import type { FunctionError } from './runtime/protocol.ts';

export function timedOut(requestId: string | undefined, timeoutMs: number): FunctionError {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
    trace: [],
  };
}

export function exited(requestId: string | undefined, reason: string): FunctionError {
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${reason}`,
    trace: [],
  };
}
