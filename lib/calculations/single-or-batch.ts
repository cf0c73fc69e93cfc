// The shape all calculations share: one request in the body, or up to a thousand under `items`, each with its own outcome.
import * as z from 'zod';
import {
  counted,
  isRefusal,
  MOST_ITEMS,
  misshapenItem,
  type Outcome,
  type Outcomes,
  refusedItem,
  worded,
} from '../kernel/index.ts';

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

/** Answers a parsed body. A fault of the single request is thrown; one of an item stands in its place. `before` may refuse all. */
export function calculate<Q, R>(
  body: Readonly<Record<string, unknown>>,
  request: z.ZodType<Q>,
  one: (asked: Q) => R,
  before?: (items: readonly unknown[]) => void,
): R | Outcomes<R> {
  const { items } = z.object({ items: z.array(z.unknown()).optional() }).parse(body);
  if (items === undefined) return one(request.parse(body));
  before?.(items);
  return counted(items.map((item, index) => outcomeOf(item, index, request, one)));
}

function outcomeOf<Q, R>(item: unknown, index: number, request: z.ZodType<Q>, one: (asked: Q) => R): Outcome<R> {
  const parsed = request.safeParse(item, worded);
  if (!parsed.success) return misshapenItem({ index, value: item }, parsed.error, request);
  try {
    return { index, status: 200, result: one(parsed.data) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refusedItem(index, error);
  }
}
