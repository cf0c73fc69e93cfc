// One thing asked of one field: the small language in which rules say what must be so, and when.
import * as z from 'zod';
import { compare, toDecimal } from '../../shared/decimal.ts';
import type { JsonValue } from '../../shared/json.ts';
import { CODE_NAMES, CODES } from '../codes/index.ts';
import { isGiven, isList, type Place, pathOf, placesAt } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';

const scalar = z.union([z.string(), z.boolean()]);
const figure = z.string().regex(/^-?\d+(\.\d+)?$/);

export const Condition = z.strictObject({
  field: z.string(),
  given: z.boolean().optional(),
  is: scalar.optional(),
  oneOf: z.array(scalar).optional(),
  noneOf: z.array(scalar).optional(),
  least: figure.optional(),
  most: figure.optional(),
  /** Judged only where it is given. */
  optional: z.boolean().optional(),
  /** Entries of a list. */
  count: z.int().positive().optional(),
  /** Signs of a text: what says why says more than a word. */
  signs: z.int().positive().optional(),
  code: z.enum(CODE_NAMES).optional(),
  /** Days. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  notAfter: z.string().optional(),
  notBefore: z.string().optional(),
  /** A figure elsewhere in the record that this one does not exceed. */
  notAbove: z.string().optional(),
});
export type Condition = z.output<typeof Condition>;

export interface Unmet {
  readonly place: Place;
  readonly expected: string;
}

export interface Asked {
  readonly rootNames: readonly string[];
  /** What is not as asked; `base` is the record or an item of a list in it. */
  unmet(record: Reading, base: Place): readonly Unmet[];
  holds(record: Reading, base: Place): boolean;
}

type Judge = (record: Reading, place: Place, base: Place) => string | undefined;

/** Fields of a record, or of the items of a list, whose own name roots are those of the list. */
export function compileCondition(condition: Condition): Asked {
  const path = pathOf(condition.field);
  const judges = judgesOf(condition);
  const mustBe = condition.given !== false;
  const free = condition.optional === true;
  const unmet: Asked['unmet'] = (record, base) => {
    const places = placesAt(base.value, path, base.pointer);
    return places.flatMap((place) => {
      if (!isGiven(place.value)) return mustBe && !free ? [{ place, expected: 'be given' }] : [];
      if (!mustBe) return [{ place, expected: 'be left out' }];
      const expected = judges.map((judge) => judge(record, place, base)).find((text) => text !== undefined);
      return expected === undefined ? [] : [{ place, expected }];
    });
  };
  const others = [condition.notAfter, condition.notBefore, condition.notAbove].filter((name) => name !== undefined);
  return {
    rootNames: [path, ...others.map(pathOf)].map(([root = '']) => root),
    unmet,
    holds: (record, base) => placesAt(base.value, path).length > 0 && unmet(record, base).length === 0,
  };
}

function judgesOf(condition: Condition): Judge[] {
  return [...ofWords(condition), ...ofSizes(condition), ...ofDays(condition)];
}

/** A scope may be 3 or "3"; true is never "true". */
const same = (value: JsonValue | undefined, wanted: string | boolean): boolean =>
  typeof wanted === 'string' && (typeof value === 'string' || typeof value === 'number')
    ? String(value).trim().toLowerCase() === wanted.toLowerCase()
    : value === wanted;

function* ofWords({ is, oneOf, noneOf, code }: Condition): Generator<Judge> {
  if (is !== undefined) yield (_, { value }) => (same(value, is) ? undefined : `be ${is}`);
  if (oneOf !== undefined)
    yield (_, { value }) => (oneOf.some((word) => same(value, word)) ? undefined : `be one of ${oneOf.join(', ')}`);
  if (noneOf !== undefined)
    yield (_, { value }) => (noneOf.some((word) => same(value, word)) ? `be none of ${noneOf.join(', ')}` : undefined);
  if (code !== undefined)
    yield (_, { value }) => {
      const wrong = typeof value === 'string' ? CODES[code](value.trim()) : 'it is no text';
      return wrong === undefined ? undefined : `be a valid ${code.toUpperCase()}: ${wrong}`;
    };
}

function* ofSizes({ least, most, count, signs, notAbove }: Condition): Generator<Judge> {
  const [low, high] = [least, most].map((text) => (text === undefined ? undefined : toDecimal(text)));
  if (low !== undefined || high !== undefined)
    yield (record, place) => {
      const found = record.decimal(place);
      if (found === undefined) return 'be a number';
      if (low !== undefined && compare(found, low) < 0) return `be at least ${least}`;
      return high !== undefined && compare(found, high) > 0 ? `be at most ${most}` : undefined;
    };
  if (notAbove !== undefined)
    yield (record, place, base) => {
      const [found, limit] = [place, ...placesAt(base.value, pathOf(notAbove), base.pointer)].map((at) =>
        record.decimal(at),
      );
      return found && limit && compare(found, limit) > 0 ? `not exceed ${notAbove}` : undefined;
    };
  if (count !== undefined)
    yield (_, { value }) => (isList(value) && value.length >= count ? undefined : `have at least ${count} entries`);
  if (signs !== undefined)
    yield (_, { value }) =>
      typeof value === 'string' && value.trim().length >= signs ? undefined : `say why in at least ${signs} signs`;
}

function* ofDays({ from, to, notAfter, notBefore }: Condition): Generator<Judge> {
  const other = (record: Reading, { value }: Place, name: string): string | undefined =>
    placesAt(value, pathOf(name)).map((place) => record.day(place))[0];
  if (from !== undefined || to !== undefined)
    yield (record, place) => {
      const day = record.day(place);
      if (day === undefined) return 'be a date';
      if (from !== undefined && day < from) return `be ${from} or later`;
      return to !== undefined && day > to ? `be ${to} or earlier` : undefined;
    };
  if (notAfter !== undefined)
    yield (record, place, base) =>
      (record.day(place) ?? '') > (other(record, base, notAfter) ?? '9999') ? `not be after ${notAfter}` : undefined;
  if (notBefore !== undefined)
    yield (record, place, base) =>
      (record.day(place) ?? '9999') < (other(record, base, notBefore) ?? '') ? `not be before ${notBefore}` : undefined;
}
