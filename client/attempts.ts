// When a call is made again, and after how long: never in a way that could do a thing twice.
import { type ApiError, errorOf, NoAnswer } from './api-error.ts';

export interface Patience {
  /** How often a call is made in all; 4 unless told. */
  readonly attempts: number;
  /** The longest single wait; a longer one asked for by the API is the caller's to decide about. 30 unless told. */
  readonly longestWaitSeconds: number;
  /** Waits between attempts. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export const PATIENCE: Patience = { attempts: 4, longestWaitSeconds: 30, wait };

export interface Attempt {
  readonly send: () => Promise<Response>;
  /** Doing it twice is the same as doing it once: a read, a PUT, or a POST whose key is known. */
  readonly repeatable: boolean;
  readonly signal?: AbortSignal | undefined;
}

const FIRST_WAIT_MS = 200;
/** Refused before anything was done: it may always be tried again. */
const NOT_BEGUN: readonly number[] = [429, 503];
/** A call with the same key is being carried out; soon its answer can be had. */
const TWIN = 'already_done';
/** Perhaps done, perhaps not. */
const UNCLEAR: readonly number[] = [502, 504];

/** The answer, be it success or 304; throws what stands in its way after the last attempt. */
export async function attempt(call: Attempt, patience: Patience): Promise<Response> {
  for (let made = 1; ; made += 1) {
    const { response, problem } = await once(call);
    if (response) return response;
    const delay = made < patience.attempts ? delayBefore(made, problem, call) : undefined;
    if (delay === undefined || delay > patience.longestWaitSeconds * 1000) throw problem;
    await patience.wait(delay, call.signal);
  }
}

type Outcome =
  | { readonly response: Response; readonly problem?: never }
  | { readonly response?: never; readonly problem: ApiError | NoAnswer };

async function once({ send, signal }: Attempt): Promise<Outcome> {
  try {
    const response = await send();
    return response.ok || response.status === 304 ? { response } : { problem: await errorOf(response) };
  } catch (cause) {
    signal?.throwIfAborted();
    const why = cause instanceof Error ? cause.message : String(cause);
    return { problem: new NoAnswer(`No answer from the API: ${why}`, { cause }) };
  }
}

/** Undefined: not again. Else what the API asks for, or twice as long each time, by chance shorter so that many do not come at once. */
function delayBefore(made: number, problem: ApiError | NoAnswer, { repeatable }: Attempt): number | undefined {
  const backOff = FIRST_WAIT_MS * 2 ** (made - 1) * (0.5 + Math.random() / 2);
  if (problem instanceof NoAnswer) return repeatable ? backOff : undefined;
  const { status, retryAfterSeconds } = problem;
  const again = NOT_BEGUN.includes(status) || (repeatable && (UNCLEAR.includes(status) || problem.reason === TWIN));
  if (!again) return undefined;
  return retryAfterSeconds === undefined ? backOff : retryAfterSeconds * 1000;
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}
