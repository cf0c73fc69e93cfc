// The rule a request carries, as text or as data; what is wrong with it is said by its place in the request.
import type { Problem } from '../shared/fault.ts';
import type { RuleSource } from './contract.ts';
import type { Rule } from './document.ts';
import { RuleInvalid } from './faults.ts';
import { type RuleRead, readRule, readRuleText } from './read-rule.ts';

/** Throws RuleInvalid with all problems. */
export function ruleFrom({ yaml, ...rule }: RuleSource): Rule {
  const read: RuleRead = yaml === undefined ? readRule(rule) : readRuleText(yaml);
  if (read.ok) return read.rule;
  throw RuleInvalid(yaml === undefined ? read.problems : read.problems.map(inText));
}

/** A pointer cannot reach into text: it stands beside line and column. */
const inText = ({ field = '', ...problem }: Problem): Problem => ({
  ...problem,
  field: '/yaml',
  details: { ...problem.details, pointer: field },
});
