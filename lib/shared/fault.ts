// What can go wrong, as values: a closed set of kinds that transports understand and an open set of reasons that people read.

/** Kinds decide status, retry and parking; they never grow without the frame learning them. */
export const FAULT_KINDS = {
  malformed: { status: 400, code: 'validation_failed' },
  unauthenticated: { status: 401, code: 'unauthenticated' },
  forbidden: { status: 403, code: 'forbidden' },
  not_found: { status: 404, code: 'not_found' },
  not_acceptable: { status: 406, code: 'not_acceptable' },
  conflict: { status: 409, code: 'conflict' },
  precondition: { status: 412, code: 'precondition_failed' },
  too_large: { status: 413, code: 'payload_too_large' },
  unsupported_media: { status: 415, code: 'unsupported_media_type' },
  invalid: { status: 422, code: 'validation_failed' },
  unprocessable: { status: 422, code: 'unprocessable' },
  exhausted: { status: 429, code: 'quota_exceeded' },
  throttled: { status: 429, code: 'rate_limited' },
  internal: { status: 500, code: 'internal' },
  unavailable: { status: 503, code: 'overloaded' },
  dependency: { status: 503, code: 'dependency_failed' },
  timeout: { status: 504, code: 'timeout' },
} as const satisfies Record<string, { status: number; code: string }>;

export type FaultKind = keyof typeof FAULT_KINDS;

/** One thing that is wrong: where (a JSON Pointer), what, and what would be right. */
export interface Problem {
  readonly message: string;
  readonly field?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface FaultDescription {
  /** Stable and machine-readable, e.g. `agent_not_found`; a row of docs/errors.md. */
  readonly reason: string;
  readonly kind: FaultKind;
  /** For docs/errors.md: when this happens. */
  readonly cause: string;
  /** For docs/errors.md: what the caller does about it. */
  readonly remedy: string;
}

/** A declared fault: call it to make the error to throw. */
export interface FaultType<P = never> extends FaultDescription {
  (params: P): Fault;
}

/** A fault type of which only the description matters: what an endpoint's `faults` lists. */
export type AnyFaultType = FaultDescription;

export class Fault extends Error {
  override readonly name = 'Fault';
  readonly type: FaultDescription;
  readonly problems: readonly Problem[];
  readonly retryAfterSeconds: number | undefined;

  constructor(type: FaultDescription, problems: readonly Problem[], options: FaultOptions = {}) {
    super(problems.map((problem) => problem.message).join(' '), options.cause ? { cause: options.cause } : undefined);
    this.type = type;
    this.problems = problems;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

interface FaultOptions {
  readonly cause?: unknown;
  readonly retryAfterSeconds?: number;
}

type Say<P> = (params: P) => string | Problem | readonly Problem[];

/** Declares a fault; `say` turns the parameters of one occurrence into what the caller reads. */
export function defineFault<P = void>(
  description: FaultDescription & {
    readonly say: Say<P>;
    readonly retryAfterSeconds?: number | ((params: P) => number);
  },
): FaultType<P> {
  const { say, retryAfterSeconds, ...type } = description;
  const make = (params: P): Fault => {
    const said = say(params);
    const problems = typeof said === 'string' ? [{ message: said }] : Array.isArray(said) ? said : [said];
    const wait = typeof retryAfterSeconds === 'function' ? retryAfterSeconds(params) : retryAfterSeconds;
    return new Fault(type, problems, wait === undefined ? {} : { retryAfterSeconds: wait });
  };
  return Object.assign(make, type);
}

export function isFault(error: unknown, ...types: readonly AnyFaultType[]): error is Fault {
  return error instanceof Fault && (types.length === 0 || types.some((type) => type.reason === error.type.reason));
}

/** A message that begins with the pointer of its field says where the field stands now. */
function placed(place: string, { field = '', message, ...rest }: Problem): Problem {
  const said = field !== '' && message.startsWith(`${field} `) ? `${place}${message}` : message;
  return { ...rest, message: said, field: `${place}${field}` };
}

/** Does a part of something larger; a fault of it speaks of the part's place: `/uses/0` before the pointer it names. */
export function within<T>(place: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault(
      error.type,
      error.problems.map((problem) => placed(place, problem)),
    );
  }
}
