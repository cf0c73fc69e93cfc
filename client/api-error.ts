// Why a call did not succeed: refused by the API in its own words, or never answered.

export interface Problem {
  /** Stable and machine-readable: `validation_failed`, `not_found`, `conflict` … */
  readonly code: string;
  /** What was wrong and what would be right. */
  readonly message: string;
  /** A JSON Pointer into the request. */
  readonly field?: string;
  readonly details?: Readonly<Record<string, unknown>> & { readonly reason?: string };
}

/** The API answered, and refused. The first problem speaks for all; `problems` has every one of them. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  /** Which of the faults of docs/errors.md it is. */
  readonly reason: string | undefined;
  readonly problems: readonly Problem[];
  readonly requestId: string | undefined;
  /** How long the API asks to wait before another attempt. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    problems: readonly Problem[],
    said: { requestId?: string; retryAfterSeconds?: number } = {},
  ) {
    super(problems.map(({ message }) => message).join(' ') || `The API answered ${status}.`);
    this.status = status;
    this.problems = problems;
    this.code = problems[0]?.code ?? `http_${status}`;
    this.field = problems[0]?.field;
    this.reason = problems[0]?.details?.reason;
    this.requestId = said.requestId;
    this.retryAfterSeconds = said.retryAfterSeconds;
  }
}

/** No answer came: the API could not be reached, or took longer than the call may. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The error of an answer that is none of success; a gateway in between may have written it, and not in our words. */
export async function errorOf(response: Response): Promise<ApiError> {
  const text = await response.text();
  const { errors, meta } = Object(parsed(text));
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  const requestId = meta?.requestId ?? response.headers.get('x-request-id');
  return new ApiError(response.status, Array.isArray(errors) ? errors : [], {
    ...(requestId && { requestId }),
    ...(Number.isFinite(after) && { retryAfterSeconds: after }),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
