// What a validation refuses as a whole; what is wrong with records is its answer and no fault.
import { defineFault } from '../shared/fault.ts';
import { nearestTo } from '../shared/nearest.ts';

export const RuleFileRefused = defineFault<readonly string[]>({
  reason: 'rule_file_refused',
  kind: 'invalid',
  cause: 'A YAML file of rules is not plain data, does not say what a rule must say, or repeats an id.',
  remedy: 'Mend the lines the message names; anchors, aliases and tags are not read.',
  say: (problems) => problems.map((message) => ({ message })),
});

export const RuleNotFound = defineFault<{ ruleId: string; known: readonly string[] }>({
  reason: 'rule_not_found',
  kind: 'not_found',
  cause: 'No rule of this release has the id.',
  remedy: 'The message names the nearest id; GET /v1/validation-rules lists all.',
  say: ({ ruleId, known }) => ({
    field: '/path/ruleId',
    message: `There is no rule "${ruleId.slice(0, 80)}". Did you mean "${nearestTo(ruleId.slice(0, 80), known, { within: Infinity })}"?`,
  }),
});

export const RecordsMissing = defineFault({
  reason: 'records_missing',
  kind: 'unprocessable',
  cause: 'The request names no records, or names them in more than one way.',
  remedy: 'Give exactly one of `records`, `csv` and `activityFile`.',
  say: () => ({
    field: '/records',
    message: 'Give the records once: exactly one of "records", "csv" and "activityFile".',
  }),
});

export const TooManyRecords = defineFault<{ limit: number; field: string }>({
  reason: 'records_too_many',
  kind: 'unprocessable',
  cause: 'There are more records than are validated within one request.',
  remedy: 'Run the built-in agent data-validation over the file; it takes 100,000 records and more.',
  say: ({ limit, field }) => ({
    field,
    message: `At most ${limit} records are validated in one request; run the agent data-validation over the file for more.`,
  }),
});

export const FrameworkWithoutRules = defineFault<{ framework: string; recordType: string; known: readonly string[] }>({
  reason: 'framework_without_rules',
  kind: 'unprocessable',
  cause: 'The framework has no rules for records of that type on that date.',
  remedy: 'Ask for a framework the message names, or for another type of record or date.',
  say: ({ framework, recordType, known }) => ({
    field: '/frameworks',
    message: `On that date "${framework}" has no rules for ${recordType}; ${known.join(', ')} have.`,
  }),
});

export const LocaleUnknown = defineFault<{ locale: string }>({
  reason: 'locale_unknown',
  kind: 'unprocessable',
  cause: 'The locale is no language tag that is known.',
  remedy: 'Give a BCP 47 tag, e.g. en-GB, en-US or de-DE.',
  say: ({ locale }) => ({
    field: '/locale',
    message: `"${locale.slice(0, 40)}" is no locale known here; give e.g. en-GB, en-US or de-DE.`,
  }),
});
