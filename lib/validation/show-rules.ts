// Rules and types of records as they are shown: what is demanded, by which clause, since when, with examples.

import { type PageRequest, pageOf } from '../kernel/index.ts';
import { type RuleBook, ruleBook } from './book/open-book.ts';
import { holdsOn } from './book/rule-set.ts';
import {
  RECORD_TYPES,
  type RecordTypeView,
  type RuleSearch,
  type RuleView,
  RuleView as ShownRule,
  RecordTypeView as ShownType,
} from './contract.ts';
import { RuleNotFound } from './faults.ts';
import type { RecordType, Rule } from './model.ts';

/** In the order of the book: data types, business, regulation, output. */
export async function listRules(search: RuleSearch, page: PageRequest) {
  const book = ruleBook();
  const { framework, recordType, severity, date } = search;
  const found = [...book.rules.values()].filter(
    (rule) =>
      (framework === undefined || rule.framework === framework) &&
      (severity === undefined || rule.severity === severity) &&
      (date === undefined || holdsOn(rule, date)) &&
      (recordType === undefined || rule.records === undefined || rule.records.includes(recordType)),
  );
  return pageOf(
    found.map((rule) => ruleView(rule)),
    page,
  );
}

/** Throws RuleNotFound. */
export async function getRule(ruleId: string): Promise<RuleView> {
  const book: RuleBook = ruleBook();
  const rule = book.rules.get(ruleId);
  if (rule === undefined) throw RuleNotFound({ ruleId, known: [...book.rules.keys()] });
  return ruleView(rule);
}

export async function listRecordTypes(page: PageRequest) {
  return pageOf([...ruleBook().recordTypes.values()].map(typeView), page);
}

const ruleView = ({ check, passing, failing, records, ...rule }: Rule): RuleView =>
  ShownRule.parse({ ...rule, check, recordTypes: records ?? RECORD_TYPES, examples: { passing, failing } });

const typeView = ({ base, ...type }: RecordType): RecordTypeView => ShownType.parse({ ...type, example: base });
