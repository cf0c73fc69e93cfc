// One thing changed in something that works: taken away, doubled, replaced, renamed, wrapped, or written a little differently.
import fc from 'fast-check';
import { hostileNumber, hostileText, hostileValue } from './hostile.ts';

type Place = readonly (string | number)[];

/** What becomes of a value; `undefined` takes it away. */
type Change = (value: unknown) => unknown;

const MARKS = ['\u0000', '\u202e', '\u0301', 'а', 'ı', ' ', '\n', '#', '/', '.', '-', '0', 'é', '😀'];

const swapType: Change = (value) => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return Number.isNaN(Number(value)) ? 0 : Number(value);
  return JSON.stringify(value);
};
const doubled: Change = (value) => (Array.isArray(value) ? [...value, ...value] : value);
/** Of what is small: a thousand times a thousand would only test the memory of this very test. */
const many: Change = (value) =>
  (JSON.stringify(value) ?? '').length < 100 ? new Array(1001).fill(value) : doubled(value);
const upper: Change = (value) => (typeof value === 'string' ? value.toUpperCase() : value);
const added =
  (name: string, more: unknown): Change =>
  (value) => {
    if (Array.isArray(value)) return [...value, more];
    // As JSON.parse does it: an own field, whatever its name.
    return typeof value === 'object' && value !== null
      ? Object.fromEntries([...Object.entries(value), [name, more]])
      : more;
  };
const disturbed =
  (at: number, mark: string): Change =>
  (value) => {
    if (typeof value !== 'string') return mark;
    const place = at % (value.length + 1);
    return value.slice(0, place) + mark + value.slice(place);
  };

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: hostileValue.map(
      (value): Change =>
        () =>
          value,
    ),
  },
  { weight: 2, arbitrary: fc.constant<Change>(() => undefined) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Change[]>(
      swapType,
      (value) => [value],
      (value) => ({ value }),
      doubled,
    ),
  },
  { weight: 2, arbitrary: fc.tuple(hostileText, hostileValue).map(([name, more]): Change => added(name, more)) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(), fc.constantFrom(...MARKS)).map(([at, mark]): Change => disturbed(at, mark)),
  },
  {
    weight: 1,
    arbitrary: hostileNumber.map(
      (by): Change =>
        (value) =>
          typeof value === 'number' ? value + by : by,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Change[]>(
      upper,
      (value) => `${String(value)} `,
      (value) => many(value),
    ),
  },
);

/** A copy of the value with one to three places in it changed. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((now, [pick, act]) => {
      const places = placesOf(now);
      return edit(now, places[pick % places.length] ?? [], act);
    }, value),
  );

function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value);
  return [at, ...inner.slice(0, 50).flatMap(([name, one]) => placesOf(one, [...at, name]))];
}

function edit(value: unknown, [name, ...rest]: Place, act: Change): unknown {
  if (name === undefined) return act(value);
  if (Array.isArray(value)) {
    const inner = edit(value[Number(name)], rest, act);
    return value.flatMap((one, index) => (index === name ? (inner === undefined ? [] : [inner]) : [one]));
  }
  const entries = Object.entries(Object(value)).map(([key, one]) => [key, key === name ? edit(one, rest, act) : one]);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}
