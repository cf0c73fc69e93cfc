// What no answer may break, whatever was asked.
import { parse } from 'yaml';
import * as z from 'zod';
import { FAULT_KINDS } from '../../lib/shared/fault.ts';
import type { Attempt } from './attempts.ts';

/** Those of the faults, and what the gateway itself says of headers and addresses beyond its bounds. */
const CODES: ReadonlySet<string> = new Set([
  ...Object.values(FAULT_KINDS).map(({ status, code }) => `${status} ${code}`),
  '431 validation_failed',
]);

const Failure = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        code: z.string(),
        message: z.string().min(5).max(20_000),
        field: z
          .string()
          .regex(/^(\/[\s\S]*)?$/)
          .optional(),
        details: z.looseObject({ reason: z.string().regex(/^[a-z_]+$/) }).optional(),
      }),
    )
    .min(1),
  meta: z.strictObject({ requestId: z.string().min(1) }),
});

/** Words of ours that no caller has business to read: where code lies, what keeps the data, what went wrong inside. */
const INNARDS = [
  ...[/\bat \S+ \(?\S+:\d+:\d+/, /node_modules/, /index\.mjs/, /\/(?:var|tmp|home|work)\/[a-z]/, /\.ts:\d+/],
  ...[/arn:aws/, /AWS_/, /dynamodb/i, /ConditionalCheck/, /ValidationException/, /TransactionCanceled/, /\bZodError\b/],
  ...[/\b(?:Type|Range|Reference)Error\b/, /Cannot read propert/, /is not a function/, /is not iterable/, /ECONN/],
  ...[/TENANT#/, /PLATFORM#/, /\[object Object\]/],
];

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The laws an answer breaks, in words. */
export function brokenBy({ mustBeRefused, ...attempt }: Attempt, reply: Reply): string[] {
  const { status } = reply;
  if (status >= 500) return [`answered with ${status}`];
  if (status < 400) return mustBeRefused ? [`accepted with ${status}`] : [];
  const sent = `${readable(attempt.route)} ${JSON.stringify(attempt.headers)} ${String(attempt.content ?? '')}`;
  const leaked = INNARDS.filter((word) => word.test(reply.text) && !word.test(sent));
  return [...malformed(reply), ...leaked.map((word) => `it tells of ${word}`)];
}

function malformed({ status, headers, text }: Reply): string[] {
  const parsed = Failure.safeParse(dataOf(headers.get('content-type') ?? '', text));
  if (!parsed.success) return [`its failure is not well-formed: ${z.prettifyError(parsed.error)}`];
  const { errors, meta } = parsed.data;
  const unknown = errors.filter(({ code }) => !CODES.has(`${status} ${code}`));
  const broken = unknown.map(({ code }) => `${status} has the code ${code}`);
  if (meta.requestId !== headers.get('x-request-id')) broken.push('its request id is not that of the header');
  return broken;
}

function dataOf(type: string, text: string): unknown {
  try {
    return type.includes('yaml') ? parse(text) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A route as whoever wrote it meant it. */
function readable(route: string): string {
  try {
    return decodeURIComponent(route.replaceAll('+', ' '));
  } catch {
    return route;
  }
}
