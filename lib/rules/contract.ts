// What crosses the border of the rules: bodies as they come, views as they are shown.
import * as z from 'zod';
import { Facts, RuleId } from './document.ts';
import { RULE_KINDS, SEVERITIES } from './model.ts';

const json = z.record(z.string(), z.json());
const Version = z.int().min(1).max(99_999_999);

/** The fields of a rule, judged in read-rule.ts with its expressions, so that everything wrong with it is said at once. */
const part = z.json().optional();
const asData = {
  id: part.meta({ description: 'Lower-case letters, digits and hyphens; the same id in every version.' }),
  kind: part.meta({ description: RULE_KINDS.join(', ') }),
  name: part,
  description: part,
  priority: part.meta({ description: 'Whole number from -1000 to 1000; higher goes first. 0 unless given.' }),
  inputs: part.meta({ description: 'The fields the rule reads: name, type, unit, optional, allowed, min, max.' }),
  when: part.meta({ description: 'JSONata; the rule applies where it is true. Absent: everywhere.' }),
  effect: part.meta({ description: 'What it does, by kind; see docs/rules-engine.md.' }),
  tests: part.meta({ description: 'name, record, expect {fires, value}.' }),
};
const asText = {
  yaml: z.string().min(1).optional().meta({ description: 'The rule as YAML text, instead of all other fields.' }),
};

const count = (body: object): number => Object.values(body).filter((value) => value !== undefined).length;
const oneForm = ({ yaml, ...rest }: { yaml?: string | undefined }): boolean =>
  yaml === undefined ? count(rest) > 0 : count(rest) === 0;
export const RuleSource = z
  .strictObject({ ...asData, ...asText })
  .refine(oneForm, 'Send either the fields of a rule, or its text under "yaml" alone.');
export type RuleSource = z.output<typeof RuleSource>;

export const RulePath = z.strictObject({ ruleId: RuleId });
export const RuleVersionPath = RulePath.extend({ version: z.coerce.number().pipe(Version) });

export const RuleView = z.strictObject({
  id: z.string(),
  kind: z.enum(RULE_KINDS),
  name: z.string(),
  priority: z.number(),
  latestVersion: z.number(),
  /** Absent while no version is active. */
  activeVersion: z.number().optional(),
  version: z.number(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  updatedAt: z.iso.datetime(),
});
export type RuleView = z.output<typeof RuleView>;

export const RuleVersionView = z.strictObject({
  ruleId: z.string(),
  version: z.number(),
  rule: json,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type RuleVersionView = z.output<typeof RuleVersionView>;

export const CONFLICT_KINDS = [
  'contradiction',
  'overlap',
  'shadowed',
  'never-true',
  'unreachable',
  'undecided',
] as const;
export const ConflictView = z.strictObject({
  kind: z.enum(CONFLICT_KINDS),
  /** The rules concerned. */
  rules: z.array(z.string()),
  message: z.string(),
  /** A record on which it shows; evaluating the rules on it proves it. */
  witness: json.optional(),
});
export type ConflictView = z.output<typeof ConflictView>;

export const Activation = z.strictObject({
  version: Version,
  /** To activate in spite of a contradiction or a condition that is never true. */
  accept: z
    .strictObject({ reason: z.string().trim().min(10, 'Give a reason of at least ten characters.').max(1_000) })
    .optional(),
});
export type Activation = z.output<typeof Activation>;
export const ActivatedView = RuleView.extend({ conflicts: z.array(ConflictView) });
export type ActivatedView = z.output<typeof ActivatedView>;

export const RuleChangeView = z.strictObject({
  action: z.enum(['version-created', 'activated', 'deactivated', 'rolled-back']),
  version: z.number(),
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string().optional(),
});

export const TestRequest = z
  .strictObject({ ...asData, ...asText, ruleId: RuleId.optional(), version: Version.optional() })
  .refine(
    ({ ruleId, version, ...source }) =>
      ruleId === undefined ? version === undefined && oneForm(source) : count(source) === 0,
    'Name one rule: its fields, its text under "yaml", or a stored one under "ruleId" (and "version").',
  );
export type TestRequest = z.output<typeof TestRequest>;

export const TestReport = z.strictObject({
  ruleId: z.string(),
  passed: z.boolean(),
  tests: z.array(
    z.strictObject({
      name: z.string(),
      passed: z.boolean(),
      expected: z.string(),
      actual: z.string(),
    }),
  ),
  /** Why it could not be activated, besides failed tests; contradictions stand under `conflicts`. */
  missing: z.array(z.string()),
  conflicts: z.array(ConflictView),
});
export type TestReport = z.output<typeof TestReport>;

export const Evaluation = z.strictObject({
  records: z.array(Facts).min(1).max(1_000),
  /** Absent: all active rules. */
  rules: z.array(RuleId).min(1).max(100).optional(),
  kinds: z.array(z.enum(RULE_KINDS)).min(1).optional(),
});
export type Evaluation = z.output<typeof Evaluation>;

const by = { rule: z.string(), version: z.number() };
const severity = z.enum(SEVERITIES);
/** `over`: rules that answered the same question and gave way. */
const over = z.array(z.string()).optional();
export const RecordOutcome = z.strictObject({
  index: z.number(),
  findings: z.array(
    z.strictObject({ ...by, severity, message: z.string(), remedy: z.string(), field: z.string().optional() }),
  ),
  calculated: z.array(z.strictObject({ ...by, target: z.string(), value: z.string(), unit: z.string(), over })),
  classified: z.array(z.strictObject({ ...by, attribute: z.string(), class: z.string(), over })),
  alerts: z.array(
    z.strictObject({
      ...by,
      alert: z.string(),
      severity,
      message: z.string(),
      value: z.string(),
      limit: z.string(),
      unit: z.string(),
    }),
  ),
  routed: z.array(z.strictObject({ ...by, decision: z.string(), to: z.string(), over })),
  problems: z.array(z.strictObject({ ...by, code: z.string(), message: z.string(), field: z.string().optional() })),
});
export type RecordOutcome = z.output<typeof RecordOutcome>;

export const EvaluationView = z.strictObject({
  /** The rules that were run, highest priority first. */
  rules: z.array(z.strictObject(by)),
  outcomes: z.array(RecordOutcome),
});
export type EvaluationView = z.output<typeof EvaluationView>;

export const RuleHourView = z.strictObject({
  ruleId: z.string(),
  hour: z.string(),
  evaluated: z.number(),
  fired: z.number(),
  problems: z.number(),
  durationMs: z.number(),
});
