// Two validations contradict when no record that both apply to can satisfy both, though each alone can be satisfied.

import type { ConflictView } from '../contract.ts';
import type { Facts } from '../document.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import { appliesTo, groundOf, type Purse, search, verdictOn } from './search.ts';

export function contradictingValidations(a: CompiledRule, b: CompiledRule, purse: Purse): ConflictView[] {
  if (b.rule.kind !== 'validation' || !shareFields(a, b)) return [];
  const ground = groundOf([a, b], true);
  let witness: Facts | undefined;
  let satisfied = [false, false];
  const { seenAll } = search(ground, {
    purse,
    visit: (record) => {
      if (!appliesTo(a, record) || !appliesTo(b, record)) return true;
      const passed = [a, b].map((each) => verdictOn(each, record)?.kind === 'silent');
      if (passed[0] && passed[1]) return false;
      satisfied = satisfied.map((before, index) => before || passed[index] === true);
      if (passed[0] !== passed[1]) witness ??= record;
      return true;
    },
    prune: { after: a.rule.inputs.length, keep: (record) => appliesTo(a, record) },
  });
  if (!seenAll || !ground.complete || !witness || !satisfied.every(Boolean)) return [];
  const rules = [a.rule.id, b.rule.id];
  const message = `No record that "${rules[0]}" and "${rules[1]}" apply to satisfies both: whatever satisfies one breaks the other.`;
  return [{ kind: 'contradiction', rules, message, witness }];
}

const shareFields = (a: CompiledRule, b: CompiledRule): boolean =>
  [...(a.effect?.fields ?? [])].some((name) => b.effect?.fields.has(name));
