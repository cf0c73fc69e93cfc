// What the rules refuse.
import { defineFault, type Problem } from '../shared/fault.ts';

export const RuleInvalid = defineFault<readonly Problem[]>({
  reason: 'rule_invalid',
  kind: 'invalid',
  cause: 'The rule is no readable YAML or JSON, breaks the schema of its kind, or an expression cannot be read.',
  remedy:
    'Mend every place named in `errors`; all problems are reported at once, with line and column where a text was sent.',
  say: (problems) => problems,
});

export const RuleNotFound = defineFault<{ ruleId: string }>({
  reason: 'business_rule_not_found',
  kind: 'not_found',
  cause: 'No rule with this id exists in your tenant.',
  remedy: 'GET /v1/rules lists what there is.',
  say: ({ ruleId }) => `There is no rule "${ruleId}".`,
});

export const RuleVersionNotFound = defineFault<{ ruleId: string; version: number }>({
  reason: 'rule_version_not_found',
  kind: 'not_found',
  cause: 'The rule has no version of this number.',
  remedy: 'GET …/versions lists its versions.',
  say: ({ ruleId, version }) => `The rule "${ruleId}" has no version ${version}.`,
});

export const RuleTaken = defineFault<{ ruleId: string }>({
  reason: 'rule_taken',
  kind: 'conflict',
  cause: 'A rule with this id exists, or existed and was deleted: outcomes still bear its name.',
  remedy: 'Choose another id, or add a version to the rule that has it (POST …/versions).',
  say: ({ ruleId }) => ({
    field: '/id',
    message: `The rule id "${ruleId}" is taken; choose another, or add a version to it.`,
  }),
});

export const RuleMismatch = defineFault<{ ruleId: string; given: string }>({
  reason: 'rule_mismatch',
  kind: 'unprocessable',
  cause: 'A version keeps the id and the kind of its rule.',
  remedy: 'Write the id and kind of the rule the version is for, or create another rule.',
  say: ({ ruleId, given }) => ({
    field: '/id',
    message: `This is a version of "${ruleId}", but the rule sent is ${given}; id and kind stay as they are.`,
  }),
});

export const TooManyRuleVersions = defineFault<{ ruleId: string; limit: number }>({
  reason: 'too_many_rule_versions',
  kind: 'exhausted',
  cause: 'The rule has as many versions as one rule may have.',
  remedy: 'Create another rule.',
  say: ({ ruleId, limit }) => `The rule "${ruleId}" has ${limit} versions, the most one rule may have.`,
});

export const RuleUnproven = defineFault<readonly string[]>({
  reason: 'rule_unproven',
  kind: 'unprocessable',
  cause: 'A rule is activated only when it carries tests, one of them firing, and all of them pass.',
  remedy: 'Run POST /v1/rules/test, mend the rule or its tests, and add a version.',
  say: (why) =>
    why.map((message) => ({
      field: '/version',
      message: `${message} Add a version that is proven, and activate that.`,
    })),
});

export const RulesContradict = defineFault<readonly Problem[]>({
  reason: 'rules_contradict',
  kind: 'conflict',
  cause:
    'With this version active, two rules would answer one question differently, or a condition would never be true.',
  remedy: 'Mend it (each error carries a record that shows it), or accept it by `accept.reason`.',
  say: (problems) => problems,
});

export const TooManyActiveRules = defineFault<{ limit: number }>({
  reason: 'too_many_active_rules',
  kind: 'exhausted',
  cause: 'Your tenant has as many active rules as are run on one record.',
  remedy: 'Deactivate rules that are no longer needed.',
  say: ({ limit }) => `Your tenant has ${limit} active rules, the most there may be; deactivate one first.`,
});

export const RuleNotActive = defineFault<{ ruleId: string }>({
  reason: 'rule_not_active',
  kind: 'conflict',
  cause: 'No version of the rule is active.',
  remedy: 'Nothing is to be done; POST …/activate makes one active.',
  say: ({ ruleId }) => `No version of the rule "${ruleId}" is active.`,
});

export const NothingToRollBack = defineFault<{ ruleId: string }>({
  reason: 'nothing_to_roll_back',
  kind: 'conflict',
  cause: 'No other version of the rule was active before the present one.',
  remedy: 'Activate the version you want (POST …/activate).',
  say: ({ ruleId }) => `No other version of the rule "${ruleId}" was active before.`,
});

export const RuleActive = defineFault<{ ruleId: string; version: number }>({
  reason: 'rule_active',
  kind: 'conflict',
  cause: 'A rule that is being run cannot be deleted.',
  remedy: 'Deactivate it first (POST …/deactivate).',
  say: ({ ruleId, version }) => `Version ${version} of the rule "${ruleId}" is active; deactivate it first.`,
});

export const RuleUnknown = defineFault<readonly Problem[]>({
  reason: 'rule_unknown',
  kind: 'unprocessable',
  cause: 'Rules were asked for by id that are not active.',
  remedy: 'Name active rules (GET /v1/rules), or leave `rules` out to run all.',
  say: (problems) => problems,
});

export const EvaluationTooLarge = defineFault<{ records: number; fitting: number; limit: number }>({
  reason: 'evaluation_too_large',
  kind: 'unprocessable',
  cause: 'What the rules say of the records is more than one answer can carry; nothing was counted.',
  remedy: 'Send fewer records at a time, or name fewer rules in `rules`.',
  say: ({ records, fitting, limit }) => ({
    field: '/records',
    message: `The outcomes of ${records} records are more than the ${limit} bytes an answer holds, those of the first ${fitting} are not. Send fewer at a time, or name fewer rules in "rules".`,
  }),
});
