// Which rules hold: those of the frameworks asked for, for records of a type, on a day; compiled once.
import { CHECKS } from '../checks/index.ts';
import { type Compiled, compile } from '../engine/compile.ts';
import { FrameworkWithoutRules } from '../faults.ts';
import type { FieldSpec, Framework, RecordType, Rule } from '../model.ts';
import type { RuleBook } from './open-book.ts';
import { openBooks } from './open-books.ts';

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

const compiled = new Map<string, RuleSet>();
/** Days make new sets only where rules begin or end, so a few suffice. */
const KEPT = 50;

/** Throws FrameworkWithoutRules. Data types are always looked at: nothing else can be said of what is not even a number. */
export async function ruleSet(book: RuleBook, asked: Asked): Promise<RuleSet> {
  const recordType = book.recordTypes.get(asked.recordType);
  if (recordType === undefined) throw new RangeError(`"${asked.recordType}" is no type of record.`);
  const all = rulesFor(book, asked);
  const wanted = new Set(asked.frameworks ?? recordType.frameworks);
  const known = [...new Set(all.map(({ framework }) => framework))];
  const unknown = [...wanted].find((framework) => !known.includes(framework) && framework !== 'data');
  if (unknown !== undefined && asked.frameworks !== undefined)
    throw FrameworkWithoutRules({ framework: unknown, recordType: recordType.id, known });
  const rules = all.filter(({ framework }) => framework === 'data' || wanted.has(framework));
  const key = JSON.stringify([book.sha256, recordType.id, rules.map(({ id }) => id)]);
  const ready = asked.fields === undefined ? compiled.get(key) : undefined;
  if (ready !== undefined) return ready;
  const fields = { ...recordType.fields, ...asked.fields };
  const frameworks = [...new Set(rules.map(({ framework }) => framework))];
  const books = await openBooks(book, rules);
  const set = { recordType, fields, frameworks, ...compile({ rules, fields, books, checks: CHECKS }) };
  if (asked.fields === undefined && compiled.size < KEPT) compiled.set(key, set);
  return set;
}
