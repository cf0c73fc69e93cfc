// The course of one validation, however its records come: judges one after the other and knows at any time what there was to say.
import { decimal, divide, formatDecimal } from '../shared/decimal.ts';
import type { JsonObject } from '../shared/json.ts';
import { EVERY_ROOM } from './book/every-room.ts';
import { ruleBook } from './book/open-book.ts';
import { chooseRules, compileRules, type RuleSet, ruleSet } from './book/rule-set.ts';
import type { FindingView, ValidateRequest, ValidationReport } from './contract.ts';
import { type Finding, judge, Tally } from './engine/judge.ts';
import { AS_JSON, type Spelling, spellingOf } from './engine/locale.ts';
import { rootOfPointer } from './engine/path.ts';
import { Course } from './engine/reading.ts';
import { LocaleUnknown } from './faults.ts';
import type { FieldSpec } from './model.ts';
import type { PlacedRecord, Unreadable } from './reading/open-table.ts';

export type Terms = Pick<ValidateRequest, 'recordType' | 'frameworks' | 'locale' | 'fields' | 'lists'> & {
  /** Of the rules, and the day after which is the future. */
  readonly date: string;
  readonly from: 'json' | 'table';
};

const SHOWN = 1_000;
/** Signs of proposed values in a report; the document of all findings holds every one. */
const PROPOSED = 1_000_000;
/** One record with a list of a million wrong entries is told often enough. */
const PER_RECORD = 200;

export interface Place {
  readonly row: number;
  readonly line?: number;
  /** Before the pointers of findings. */
  readonly base?: string;
  readonly columns?: Readonly<Record<string, string>>;
}

/** Throws LocaleUnknown, FrameworkWithoutRules. */
export async function openVerdict(terms: Terms): Promise<Verdict> {
  const book = ruleBook();
  const set = await ruleSet(book, terms);
  return new Verdict(terms, set, book.sha256);
}

/** The same without waiting, with all rooms loaded. */
export function openVerdictAtOnce(terms: Terms): Verdict {
  const book = ruleBook();
  const set = compileRules(book, terms, { rules: chooseRules(book, terms), rooms: EVERY_ROOM });
  return new Verdict(terms, set, book.sha256);
}

export class Verdict {
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly shown: FindingView[] = [];
  readonly #terms: Terms;
  readonly #set: RuleSet;
  readonly #sha256: string;
  readonly #course: Course;
  readonly #tally: Tally;
  #proposed = 0;
  #counts = { records: 0, valid: 0, invalid: 0, errors: 0, warnings: 0, infos: 0 };

  constructor(terms: Terms, set: RuleSet, sha256: string) {
    this.#terms = terms;
    this.#set = set;
    this.#sha256 = sha256;
    this.fields = set.fields;
    this.#course = new Course(terms.date, spelling(terms), listsOf(terms.lists));
    this.#tally = new Tally(set.rules.length);
  }

  get counts(): ValidationReport['counts'] {
    return { ...this.#counts };
  }

  /** All that is wrong with a record. */
  record(place: Place, record: JsonObject): FindingView[] {
    const findings = judge(this.#set, record, this.#course, this.#tally).slice(0, PER_RECORD);
    return this.#book(findings.map((finding) => placed(place, finding)));
  }

  /** A line that is no record. */
  unreadable({ row, line }: Place, { code, reason, remedy }: Unreadable): FindingView[] {
    return this.#book([
      {
        ...{ row, ...(line !== undefined && { line }), field: '', value: '' },
        ...{ ruleId: `file.${code}`, ruleVersion: '1.0.0', framework: 'data', clause: 'RFC 4180; JSON Lines' },
        ...{ severity: 'error', message: reason, remedy },
      },
    ]);
  }

  placed({ row, line, record, unreadable }: PlacedRecord, columns: Place['columns'] = {}): FindingView[] {
    const place = line === undefined ? { row } : { row, line };
    if (unreadable !== undefined) return this.unreadable(place, unreadable);
    return this.record({ ...place, columns }, record ?? {});
  }

  report(ignoredColumns: readonly string[]): ValidationReport {
    const { rules, frameworks } = this.#set;
    return {
      valid: this.#counts.invalid === 0,
      recordType: this.#terms.recordType,
      date: this.#terms.date,
      validShare: this.#validShare(),
      ruleSet: { frameworks: [...frameworks], rules: rules.length, sha256: this.#sha256 },
      counts: this.counts,
      findings: this.shown,
      rules: rules.map(({ id }, at) => ({
        ruleId: id,
        judged: this.#tally.judged[at] ?? 0,
        findings: this.#tally.found[at] ?? 0,
      })),
      ignoredColumns: [...ignoredColumns],
    };
  }

  #validShare(): string {
    const { records, valid } = this.#counts;
    return records === 0 ? '0' : formatDecimal(divide(decimal(BigInt(valid)), decimal(BigInt(records)), 6));
  }

  #book(findings: FindingView[]): FindingView[] {
    const { records, valid, invalid, errors, warnings, infos } = this.#counts;
    const of = (severity: string): number => findings.filter((each) => each.severity === severity).length;
    const wrong = of('error') > 0 ? 1 : 0;
    this.#counts = {
      ...{ records: records + 1, valid: valid + 1 - wrong, invalid: invalid + wrong },
      ...{ errors: errors + of('error'), warnings: warnings + of('warning'), infos: infos + of('info') },
    };
    const shown = findings.slice(0, Math.max(0, SHOWN - this.shown.length));
    this.shown.push(...shown.map((finding) => this.#withinBounds(finding)));
    return findings;
  }

  #withinBounds({ proposal, ...finding }: FindingView): FindingView {
    if (proposal === undefined) return finding;
    this.#proposed += JSON.stringify(proposal.value).length;
    const { value: _, ...brief } = proposal;
    return { ...finding, proposal: this.#proposed > PROPOSED ? brief : proposal };
  }
}

function placed({ row, line, base = '', columns = {} }: Place, { field, proposal, ...finding }: Finding): FindingView {
  const parts = field
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const column = columns[parts.slice(0, 2).join('.')] ?? columns[rootOfPointer(field)];
  return {
    row,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    field: `${base}${field}`,
    ...finding,
    ...(proposal && { proposal: { ...proposal, field: `${base}${proposal.field}` } }),
  };
}

function spelling({ locale, from }: Terms): Spelling {
  if (locale === undefined) return from === 'json' ? AS_JSON : {};
  const known = spellingOf(locale);
  if (known === undefined) throw LocaleUnknown({ locale });
  return known;
}

const listsOf = (lists: Terms['lists'] = {}): Record<string, ReadonlySet<string>> =>
  Object.fromEntries(Object.entries(lists).map(([name, ids]) => [name, new Set(ids)]));
