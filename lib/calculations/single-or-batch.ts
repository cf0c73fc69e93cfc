// The shape all calculations share: one request in the body, or up to a thousand under `items`, each with its own outcome.
import * as z from 'zod';
import { problemsOf } from '../kernel/index.ts';
import { FAULT_KINDS, isFault, type Problem } from '../shared/fault.ts';

export const MOST_ITEMS = 1_000;

/**
 * The body of a calculation: the fields of one request, or `items` alone; what is missing is named either way. `complete` is what one
 * request must be as a whole, where its fields alone do not say it.
 */
export function singleOrBatch<S extends z.ZodRawShape>(single: z.ZodObject<S>, complete: z.ZodType = single) {
  const items = z
    .array(z.json())
    .min(1, 'Give at least one item.')
    .max(
      MOST_ITEMS,
      `At most ${MOST_ITEMS} items are computed in one request; send more in several, or run an agent over a file.`,
    )
    .optional()
    .describe('Instead of the other fields: requests of that same shape, answered in order.');
  const shape: z.ZodRawShape = { ...single.partial().shape, items };
  return z.strictObject(shape).superRefine(
    (body, context) => {
      if (typeof body !== 'object' || body === null) return;
      const given: Record<string, unknown> = body;
      for (const { path, message } of given['items'] === undefined
        ? missingFrom(complete, given)
        : besidesItems(single, given))
        context.addIssue({ code: 'custom', path, message });
    },
    { when: () => true },
  );
}

type Found = { readonly path: PropertyKey[]; readonly message: string };

/** What is there is judged by the body's own fields; here only what one request cannot do without. */
function missingFrom(complete: z.ZodType, given: Readonly<Record<string, unknown>>): Found[] {
  const issues = complete.safeParse(given).error?.issues ?? [];
  const absent = issues.filter(({ path: [name] }) => name !== undefined && given[String(name)] === undefined);
  return absent.map(({ path, message }) => ({ path: [...path], message }));
}

function besidesItems(single: z.ZodObject, given: Readonly<Record<string, unknown>>): Found[] {
  const both = Object.keys(single.shape).filter((name) => given[name] !== undefined);
  return both.map((name) => ({ path: [name], message: `"${name}" stands beside "items"; put it into each item.` }));
}

const ItemError = z.strictObject({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  details: z.looseObject({ reason: z.string() }),
});
type ItemError = z.output<typeof ItemError>;

/** One entry per item, in order: `result` where it could be computed, else `errors`. */
export const batchOf = <R extends z.ZodType>(result: R) =>
  z.strictObject({
    counts: z.strictObject({ total: z.int(), succeeded: z.int(), failed: z.int() }),
    items: z.array(
      z.strictObject({
        index: z.int().nonnegative(),
        status: z.int(),
        result: result.optional(),
        errors: z.array(ItemError).optional(),
      }),
    ),
  });

interface Outcome<R> {
  readonly index: number;
  readonly status: number;
  readonly result?: R;
  readonly errors?: ItemError[];
}

export interface Batch<R> {
  readonly counts: { readonly total: number; readonly succeeded: number; readonly failed: number };
  readonly items: Outcome<R>[];
}

export const isMixed = (data: object): boolean =>
  'counts' in data &&
  typeof data.counts === 'object' &&
  data.counts !== null &&
  'failed' in data.counts &&
  data.counts.failed !== 0;

/** Answers a parsed body. A fault of the single request is thrown; one of an item stands in its place. `before` may refuse all. */
export function calculate<Q, R>(
  body: Readonly<Record<string, unknown>>,
  request: z.ZodType<Q>,
  one: (asked: Q) => R,
  before?: (items: readonly unknown[]) => void,
): R | Batch<R> {
  const { items } = z.object({ items: z.array(z.unknown()).optional() }).parse(body);
  if (items === undefined) return one(request.parse(body));
  before?.(items);
  const outcomes = items.map((item, index) => outcomeOf(item, index, request, one));
  const failed = outcomes.filter(({ errors }) => errors !== undefined).length;
  return { counts: { total: items.length, succeeded: items.length - failed, failed }, items: outcomes };
}

function outcomeOf<Q, R>(item: unknown, index: number, request: z.ZodType<Q>, one: (asked: Q) => R): Outcome<R> {
  const place = `/items/${index}`;
  const parsed = request.safeParse(item);
  if (!parsed.success)
    return {
      index,
      status: 422,
      errors: errorsOf('invalid', 'body_invalid', problemsOf(parsed.error, request, place)),
    };
  try {
    return { index, status: 200, result: one(parsed.data) };
  } catch (error) {
    if (!isFault(error) || FAULT_KINDS[error.type.kind].status >= 500) throw error;
    const { kind, reason } = error.type;
    const placed = error.problems.map((problem) => ({ ...problem, field: `${place}${problem.field ?? ''}` }));
    return { index, status: FAULT_KINDS[kind].status, errors: errorsOf(kind, reason, placed) };
  }
}

const errorsOf = (kind: keyof typeof FAULT_KINDS, reason: string, problems: readonly Problem[]): ItemError[] =>
  problems.map(({ message, field, details }) => ({
    code: FAULT_KINDS[kind].code,
    message,
    ...(field !== undefined && { field }),
    details: { reason, ...details },
  }));
