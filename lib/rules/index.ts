// The door of the rules.
export { activateRule, deactivateRule, rollbackRule } from './activate-rule.ts';
export * from './contract.ts';
export { countRules } from './count-rules.ts';
export { createRule, createRuleVersion } from './create-rule.ts';
export { deleteRule } from './delete-rule.ts';
export { RULE_ASSETS } from './engine/run-in-jsonata.ts';
export { evaluateRules } from './evaluate-rules.ts';
export * from './faults.ts';
export { getRule, getRuleVersion, listRuleChanges, listRuleHours, listRules, listRuleVersions } from './get-rule.ts';
export { testRule } from './test-rule.ts';
