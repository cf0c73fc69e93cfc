// Two rules side by side, the one that wins first, and what each answers.
import type { Facts } from '../document.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import { verdictOn } from './search.ts';

export interface Pair {
  readonly first: CompiledRule;
  readonly second: CompiledRule;
}

/** What a rule that fires answers to its question, as text. */
export function answerOf(compiled: CompiledRule, record: Facts): string {
  const { rule } = compiled;
  if (rule.kind === 'classification') return rule.effect.class;
  if (rule.kind === 'routing') return rule.effect.to;
  const verdict = verdictOn(compiled, record);
  const value = verdict?.kind === 'fires' ? verdict.value : undefined;
  return rule.kind === 'calculation' ? `${value} ${rule.effect.unit}` : (value ?? '');
}
