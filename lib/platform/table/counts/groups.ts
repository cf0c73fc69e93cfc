// The names of counters and of the groups within them, written and read back.
import type { Count, Item, RecordType } from '../record.ts';

/** How many there are of one group, and by which values it is told apart. */
export interface Group {
  readonly values: Readonly<Record<string, string>>;
  readonly amount: number;
}

const SEPARATOR = '/';
const FIGURE = 'n';

/** `n/live/DRAFT`; undefined where the item lacks a value and is not counted. */
export function groupNamed({ within = [], by = [] }: Count, item: Item): string | undefined {
  if ([...within, ...by].some((field) => item[field] === undefined)) return undefined;
  const values = by.map((field) => String(item[field]));
  const odd = values.find((value) => value.includes(SEPARATOR));
  if (odd !== undefined) throw new Error(`"${odd}" cannot be a group of a counter: it holds "${SEPARATOR}".`);
  return [FIGURE, ...values].join(SEPARATOR);
}

/** Which counter an item belongs to. */
export const counterNamed = ({ entity }: RecordType, { within = [] }: Count, item: Item): string =>
  [entity, ...within.map((field) => item[field])].join(SEPARATOR);

/** The figures of one item of a counter. */
export function groupsIn({ by = [] }: Count, shard: Item): Group[] {
  return Object.entries(shard).flatMap(([name, amount]) => {
    const [mark, ...values] = name.split(SEPARATOR);
    if (mark !== FIGURE || typeof amount !== 'number' || values.length !== by.length) return [];
    return [{ values: Object.fromEntries(by.map((field, at) => [field, values[at] ?? ''])), amount }];
  });
}

const DAY_SECONDS = 86_400;

/** The second by which what expires at `second` counts no more: the end of that day. */
export const endOfDay = (second: number): number => Math.ceil(second / DAY_SECONDS) * DAY_SECONDS;
