// One record as the checks read it: figures and dates are understood once, and what could not be understood says why.
import { NumberReader } from '../../rows/index.ts';
import type { Decimal } from '../../shared/decimal.ts';
import type { JsonObject, JsonValue } from '../../shared/json.ts';
import { type DateRefusal, readDate } from './dates.ts';
import type { Spelling } from './locale.ts';
import { fieldOf, type Path, type Place, placesAt } from './path.ts';

export type Lists = Readonly<Record<string, ReadonlySet<string>>>;

/** What holds for all records of a request. A column has one decimal sign: the first figure to show one settles it. */
export class Course {
  readonly today: string;
  readonly spelling: Spelling;
  readonly lists: Lists;
  readonly #columns = new Map<string, NumberReader>();

  constructor(today: string, spelling: Spelling = {}, lists: Lists = {}) {
    this.today = today;
    this.spelling = spelling;
    this.lists = lists;
  }

  readerOf(column: string): NumberReader {
    const known = this.#columns.get(column);
    if (known !== undefined) return known;
    const reader = new NumberReader(this.spelling.decimal);
    this.#columns.set(column, reader);
    return reader;
  }
}

type Refused = { readonly reason: string; readonly remedy: string };
export const isRefused = (value: Decimal | string | Refused | undefined): value is Refused =>
  typeof value === 'object' && 'reason' in value;

export class Reading {
  readonly record: JsonObject;
  readonly course: Course;
  readonly #figures = new Map<string, Decimal | Refused>();

  constructor(record: JsonObject, course: Course) {
    this.record = record;
    this.course = course;
  }

  field(name: string): JsonValue | undefined {
    return fieldOf(this.record, name);
  }

  places(path: Path): Place[] {
    const [name = ''] = path;
    return path.length === 1 ? [{ pointer: `/${name}`, value: this.field(name) }] : placesAt(this.record, path);
  }

  /** A JSON number, or a text that writes one. */
  figure({ pointer, value }: Place): Decimal | Refused {
    const known = this.#figures.get(pointer);
    if (known !== undefined) return known;
    const read = this.#read(pointer, value);
    this.#figures.set(pointer, read);
    return read;
  }

  #read(pointer: string, value: JsonValue | undefined): Decimal | Refused {
    if (typeof value !== 'number' && typeof value !== 'string')
      return { reason: `It is ${nameOf(value)}, not a number.`, remedy: 'Give a number, or its decimal text.' };
    const read = this.course.readerOf(pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')).read(value);
    if (!('reason' in read)) return read;
    return { reason: asFigure(read.reason), remedy: asFigure(read.remedy) };
  }

  /** Only what can be read; what cannot was told where types are checked. */
  decimal(place: Place): Decimal | undefined {
    if (typeof place.value !== 'number' && typeof place.value !== 'string') return undefined;
    const read = this.figure(place);
    return 'reason' in read ? undefined : read;
  }

  date({ value }: Place): string | DateRefusal {
    if (typeof value !== 'string')
      return { reason: `It is ${nameOf(value)}, not a date.`, remedy: 'Write the day as YYYY-MM-DD, in quotes.' };
    return readDate(value, this.course.spelling.order);
  }

  day(place: Place): string | undefined {
    const read = typeof place.value === 'string' ? this.date(place) : undefined;
    return typeof read === 'string' ? read : undefined;
  }
}

/** Readers of activity rows speak of quantities; here every figure is meant. */
const asFigure = (text: string): string =>
  text
    .replaceAll('The quantity', 'It')
    .replaceAll('no quantity before it', 'no figure of this column before it')
    .replaceAll('quantities before it', 'figures of this column before it')
    .replaceAll('all quantities', 'all figures')
    .replaceAll('"decimalSeparator" in the input', '"locale" (e.g. en-GB, de-DE)');

export function nameOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'an object';
}
