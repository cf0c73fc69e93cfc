// Golden cases: worked examples of others that an agent must come out at, as data; what an evaluation runs.
import { add, compare, type Decimal, formatDecimal, negate, parseDecimal, toDecimal, ZERO } from '../shared/decimal.ts';
import type { JsonObject } from '../shared/json.ts';
import { valueAt } from '../shared/json-pointer.ts';

export interface Expectation {
  /** JSON Pointer into the output. */
  readonly at: string;
  readonly value: string | number | boolean | null;
  /** Decimal text: the largest difference that still passes. Without it the two must be equal (figures as numbers, "1.50" being "1.5"). */
  readonly tolerance?: string;
}

export interface GoldenCase {
  /** Unique within the agent. */
  readonly name: string;
  /** Whose figures these are, and where they stand. */
  readonly citation: string;
  /** Names any `activityFile.fileId` where `file` is given. */
  readonly input: JsonObject;
  /** Text of the uploaded file. */
  readonly file?: string;
  readonly expected: readonly Expectation[];
}

export interface Judgement {
  readonly at: string;
  readonly expected: string;
  readonly found: string;
  /** Found less expected, where both are figures. */
  readonly difference?: string;
  readonly tolerance?: string;
  readonly passed: boolean;
}

/** Exact: the difference of two figures is a decimal, and is held against the tolerance as one. */
export function judge({ at, value, tolerance }: Expectation, output: JsonObject): Judgement {
  const found = valueAt(output, at);
  const told = { at, expected: shown(value), found: shown(found), ...(tolerance !== undefined && { tolerance }) };
  const [wanted, got] = [figureOf(value), figureOf(found)];
  if (wanted === undefined || got === undefined) return { ...told, passed: value === found };
  const difference = add(got, negate(wanted));
  const size = compare(difference, ZERO) < 0 ? negate(difference) : difference;
  const passed = compare(size, toDecimal(tolerance ?? '0')) <= 0;
  return { ...told, difference: formatDecimal(difference), passed };
}

const MOST_SHOWN = 200;
const shown = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, MOST_SHOWN) : (JSON.stringify(value) ?? 'nothing').slice(0, MOST_SHOWN);

const figureOf = (value: unknown): Decimal | undefined =>
  typeof value === 'string' || typeof value === 'number' ? parseDecimal(String(value)) : undefined;
