// Which rules hold: those of the frameworks asked for, for records of a type, on a day; compiled once.
import { CHECKS } from '../checks/index.ts';
import { type Compiled, compile } from '../engine/compile.ts';
import { FrameworkWithoutRules } from '../faults.ts';
import type { FieldSpec, Framework, RecordType, Rule } from '../model.ts';
import { type RuleBook, ruleBook } from './open-book.ts';
import { booksOf, type Rooms, roomsFor } from './open-books.ts';

export interface Asked {
  readonly recordType: string;
  readonly date: string;
  readonly frameworks?: readonly Framework[] | undefined;
  /** Beside those of the type. */
  readonly fields?: Readonly<Record<string, FieldSpec>> | undefined;
}

export interface RuleSet extends Compiled {
  readonly recordType: RecordType;
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly frameworks: readonly Framework[];
}

export const holdsOn = ({ validFrom, validTo }: Rule, date: string): boolean =>
  validFrom <= date && (validTo === null || date <= validTo);

/** Rules for a type on a day, in the order of the book. */
export function rulesFor(book: RuleBook, { recordType, date }: Pick<Asked, 'recordType' | 'date'>): Rule[] {
  return [...book.rules.values()].filter(
    (rule) => holdsOn(rule, date) && (rule.records === undefined || rule.records.includes(recordType)),
  );
}

/** Throws FrameworkWithoutRules. Data types are always looked at: nothing else can be said of what is not even a number. */
export function chooseRules(book: RuleBook, asked: Asked): Rule[] {
  const type = typeOf(book, asked.recordType);
  const all = rulesFor(book, asked);
  const known = [...new Set(all.map(({ framework }) => framework))];
  const unknown = asked.frameworks?.find((framework) => !known.includes(framework));
  if (unknown !== undefined) throw FrameworkWithoutRules({ framework: unknown, recordType: type.id, known });
  const wanted = new Set(asked.frameworks ?? type.frameworks);
  return all.filter(({ framework }) => framework === 'data' || wanted.has(framework));
}

function typeOf(book: RuleBook, id: string): RecordType {
  const type = book.recordTypes.get(id);
  if (type === undefined) throw new RangeError(`"${id}" is no type of record.`);
  return type;
}

/** What a column of a table may hold: fields of the type, and those the request declares. */
export const fieldsOf = ({ recordType, fields }: Pick<Asked, 'recordType' | 'fields'>): RuleSet['fields'] => ({
  ...typeOf(ruleBook(), recordType).fields,
  ...fields,
});

const compiled = new Map<string, RuleSet>();
/** Days make new sets only where rules begin or end, so a few suffice. */
const KEPT = 50;

/** `rules` as they were chosen for the very same question. */
export function compileRules(
  book: RuleBook,
  asked: Asked,
  { rules, rooms }: { rules: readonly Rule[]; rooms: Rooms },
): RuleSet {
  const recordType = typeOf(book, asked.recordType);
  const key = JSON.stringify([book.sha256, recordType.id, rules.map(({ id }) => id)]);
  const ready = asked.fields === undefined ? compiled.get(key) : undefined;
  if (ready !== undefined) return ready;
  const fields = { ...recordType.fields, ...asked.fields };
  const frameworks = [...new Set(rules.map(({ framework }) => framework))];
  const parts = { rules, fields, books: booksOf(book, rooms), checks: CHECKS };
  const set = { recordType, fields, frameworks, ...compile(parts) };
  if (asked.fields === undefined && compiled.size < KEPT) compiled.set(key, set);
  return set;
}

export async function ruleSet(book: RuleBook, asked: Asked): Promise<RuleSet> {
  const rules = chooseRules(book, asked);
  return compileRules(book, asked, { rules, rooms: await roomsFor(rules) });
}
