// By how much a write moves the counters of its record. What stood there before is known from the write's own condition, so the
// figure is right whenever the write is made at all.
import { fieldsOf } from '../keys.ts';
import type { Count, Item, RecordType } from '../record.ts';
import type { Most, When, Write } from '../write.ts';
import { groupNamed } from './groups.ts';

export interface Move {
  readonly count: Count;
  readonly record: RecordType;
  /** The tenant reached into, where the platform writes. */
  readonly tenantId: string | undefined;
  /** The counted values; `until` among them, where it counts until a day. */
  readonly item: Item;
  readonly group: string;
  readonly amount: 1 | -1;
  /** How many there may be, where the write says so. */
  readonly most?: Most | undefined;
}

/** Throws where the condition leaves open what is replaced: such a write would make the counter wrong. */
export function movesOf(write: Write): Move[] {
  const { counts = [] } = write.record;
  if (counts.length === 0 || write.kind === 'check') return [];
  const { before, after } = change(write);
  return counts.flatMap((count) => {
    const [was, is] = [groupOf(count, before), groupOf(count, after)];
    if (was !== undefined && was === is && sameCounter(count, before, after)) return [];
    const tenantId = tenantOf(before ?? after);
    const common = { count, record: write.record, tenantId, most: write.kind === 'put' ? write.most : undefined };
    return [
      ...(before && was !== undefined ? [{ ...common, item: before, group: was, amount: -1 as const }] : []),
      ...(after && is !== undefined ? [{ ...common, item: after, group: is, amount: 1 as const }] : []),
    ];
  });
}

const groupOf = (count: Count, item: Item | undefined): string | undefined => item && groupNamed(count, item);

const sameCounter = ({ within = [], until }: Count, a: Item | undefined, b: Item | undefined): boolean =>
  [...within, ...(until === undefined ? [] : [until])].every((field) => a?.[field] === b?.[field]);

const tenantOf = (item: Item | undefined): string | undefined =>
  typeof item?.['tenantId'] === 'string' ? item['tenantId'] : undefined;

interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

function change(write: Exclude<Write, { kind: 'check' }>): Change {
  switch (write.kind) {
    case 'put':
      return { before: replaced(write, write.value), after: write.value };
    case 'remove':
      return { before: replaced(write, write.key), after: undefined };
    case 'patch': {
      const given = { ...write.key, ...write.set };
      if (write.when && 'absent' in write.when) return { before: undefined, after: given };
      const touched = countedFields(write.record).some((field) => field in write.set || write.unset.includes(field));
      // Nothing counted changes in an item that is there.
      if (!touched && write.when && !('absentAt' in write.when)) return { before: undefined, after: undefined };
      const before = replaced(write, write.key);
      const kept = Object.entries({ ...before, ...given }).filter(([field]) => !write.unset.includes(field));
      return { before, after: Object.fromEntries(kept) };
    }
  }
}

/** What the condition says of the item that a write takes the place of; its key says the rest. */
function replaced(
  { record, when }: { readonly record: RecordType; readonly when?: When },
  named: Item,
): Item | undefined {
  if (when && 'absent' in when) return undefined;
  if (!when || 'absentAt' in when) throw unsaid(record, 'whether it is there');
  const keys = keyFields(record);
  const said: Item = 'is' in when ? when.is : {};
  const known = countedFields(record).map((field): [string, unknown] => {
    if (keys.has(field)) return [field, named[field]];
    if (!(field in said) || Array.isArray(said[field])) throw unsaid(record, `its prior ${field}`);
    return [field, said[field]];
  });
  const tenantId = named['tenantId'];
  return { ...Object.fromEntries(known), ...(tenantId !== undefined && { tenantId }) };
}

const unsaid = ({ entity }: RecordType, what: string): Error =>
  new Error(`The ${entity} is counted: a write of one must say by its condition ${what}.`);

const keyFields = ({ key }: RecordType): ReadonlySet<string> => new Set([...fieldsOf(key.pk), ...fieldsOf(key.sk)]);

const countedFields = ({ counts = [] }: RecordType): string[] => [
  ...new Set(counts.flatMap(({ within = [], by = [], until }) => [...within, ...by, ...(until ? [until] : [])])),
];
