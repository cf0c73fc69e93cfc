// Turns whatever a handler threw into the error document Lambda reports.
import type { FunctionError } from './protocol.ts';

export function describe(problem: unknown): FunctionError {
  if (!(problem instanceof Error)) {
    return { errorType: typeof problem, errorMessage: String(problem), trace: [] };
  }
  return {
    errorType: problem.name,
    errorMessage: problem.message,
    trace: (problem.stack ?? '').split('\n').map((line) => line.trimEnd()),
  };
}
