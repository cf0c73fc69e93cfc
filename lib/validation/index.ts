// The door of validation: records in, everything that is wrong with them out, each finding with its clause and remedy.

export { RULE_ASSETS, ruleBook } from './book/open-book.ts';
export { VALIDATION_ASSETS } from './book/open-books.ts';
export { fieldsOf } from './book/rule-set.ts';
export {
  RecordTypeView,
  RulePath,
  RuleSearch,
  RuleView,
  TERMS,
  ValidateRequest,
  ValidationReport,
} from './contract.ts';
export { FrameworkWithoutRules, LocaleUnknown, RecordsMissing, RuleNotFound, TooManyRecords } from './faults.ts';
export { openTable, type PlacedRecord, type Table, type Unreadable } from './reading/open-table.ts';
export { getRule, listRecordTypes, listRules } from './show-rules.ts';
export { validateRecords } from './validate-records.ts';
export { openVerdictAtOnce, type Terms, type Verdict } from './verdict.ts';
