// The answer to a call about many things: each with its own outcome, in the order they were asked.
import * as z from 'zod';
import { FAULT_KINDS, type Fault, type FaultKind, isFault, type Problem } from '../../shared/fault.ts';
import { problemsOf } from './problems.ts';

/** The most things one call may be about. */
export const MOST_ITEMS = 1_000;

const ItemError = z.strictObject({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  details: z.looseObject({ reason: z.string() }),
});
type ItemError = z.output<typeof ItemError>;

const Counts = z.strictObject({ total: z.int(), succeeded: z.int(), failed: z.int() });

/** One entry per item, in order: `result` where it was done, else `errors`. */
export const outcomesOf = <R extends z.ZodType>(result: R) =>
  z.strictObject({
    counts: Counts,
    items: z.array(
      z.strictObject({
        index: z.int().nonnegative(),
        status: z.int(),
        result: result.optional(),
        errors: z.array(ItemError).optional(),
      }),
    ),
  });

export interface Outcome<R> {
  readonly index: number;
  readonly status: number;
  readonly result?: R;
  readonly errors?: ItemError[];
}

export interface Outcomes<R> {
  readonly counts: z.output<typeof Counts>;
  readonly items: Outcome<R>[];
}

export function counted<R>(items: Outcome<R>[]): Outcomes<R> {
  const failed = items.filter(({ errors }) => errors !== undefined).length;
  return { counts: { total: items.length, succeeded: items.length - failed, failed }, items };
}

/** Whether an answer has outcomes of which some failed: a 207. */
export const isMixed = (data: object): boolean => {
  const counts = 'counts' in data ? Counts.safeParse(data.counts).data : undefined;
  return counts !== undefined && counts.failed > 0;
};

const placeOf = (index: number): string => `/items/${index}`;

/** What an item itself was refused for, its fields named from the root of the request. */
export function refusedItem(index: number, fault: Fault): Outcome<never> {
  const { kind, reason } = fault.type;
  const placed = fault.problems.map((problem) => ({ ...problem, field: `${placeOf(index)}${problem.field ?? ''}` }));
  return { index, status: FAULT_KINDS[kind].status, errors: errorsOf(kind, reason, placed) };
}

/** An item that is not even of the shape asked for. */
export function misshapenItem({ index, value }: Item, error: z.ZodError, shape: z.ZodType): Outcome<never> {
  const problems = problemsOf(error, shape, { root: placeOf(index), value });
  return { index, status: 422, errors: errorsOf('invalid', 'body_invalid', problems) };
}

interface Item {
  readonly index: number;
  /** As it was given. */
  readonly value: unknown;
}

/** Refusals are the item's own; anything else is everybody's, and passes on. */
export const isRefusal = (error: unknown): error is Fault =>
  isFault(error) && FAULT_KINDS[error.type.kind].status < 500;

const errorsOf = (kind: FaultKind, reason: string, problems: readonly Problem[]): ItemError[] =>
  problems.map(({ message, field, details }) => ({
    code: FAULT_KINDS[kind].code,
    message,
    ...(field !== undefined && { field }),
    details: { reason, ...details },
  }));
