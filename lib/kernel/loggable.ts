// What of an error may stand in a log: its kind, its words without personal data, and where it happened; never a payload.
import { FAULT_KINDS, isFault } from '../shared/fault.ts';

export interface LoggableError {
  readonly name: string;
  readonly message: string;
  readonly stack: readonly string[];
  readonly cause?: LoggableError;
}

const LONGEST = 1000;
const CAUSES = 3;

/** Errors of libraries carry requests and items as further properties; those stay behind. */
export function loggable(error: unknown, causes = CAUSES): LoggableError {
  if (!(error instanceof Error)) return { name: typeof error, message: masked(String(error)), stack: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { cause } = error;
  return {
    name: error.name,
    message: wordsOf(error),
    stack: frames.map((line) => line.trim()),
    ...(cause !== undefined && causes > 0 && { cause: loggable(cause, causes - 1) }),
  };
}

function wordsOf(error: Error): string {
  // What a caller is told quotes what the caller sent, and so does the reader of broken JSON.
  if (isFault(error) && FAULT_KINDS[error.type.kind].status < 500) return error.type.reason;
  if (error instanceof SyntaxError) return 'The text could not be read.';
  return masked(error.message);
}

export function masked(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[^\s@<>"'(),;:]+/g, '<e-mail>')
    .replace(/\b[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}\b/g, '<token>')
    .replace(/\bBearer\s+\S+/gi, 'Bearer <token>');
}
