// The one error the emulators throw on purpose: an AWS error code with its words, before any protocol gives it a shape.

export interface AwsFaultOptions {
  /** HTTP status; 400 unless told. */
  readonly status?: number;
  /** Modeled members beside the message (`cancellationReasons`, `Resource` …). */
  readonly members?: Readonly<Record<string, unknown>>;
}

export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: AwsFaultOptions = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = options.status ?? 400;
    this.members = options.members ?? {};
  }
}

/** A fault passes as it is; anything else is a bug of the emulator and becomes a 500 whose cause stays in the log. */
export function toAwsFault(error: unknown): AwsFault {
  if (error instanceof AwsFault) return error;
  console.error(error);
  return new AwsFault('InternalFailure', 'The emulator failed; its log has the cause.', { status: 500 });
}
