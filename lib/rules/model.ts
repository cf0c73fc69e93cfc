// What a rule is: five kinds, the inputs it declares, what it does, and how it is decided who wins.

export const RULE_KINDS = ['validation', 'calculation', 'classification', 'threshold', 'routing'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export const INPUT_TYPES = ['text', 'number', 'integer', 'decimal', 'boolean', 'date', 'list', 'object'] as const;
export type InputType = (typeof INPUT_TYPES)[number];

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export const COMPARISONS = ['above', 'at-least', 'below', 'at-most'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Of several rules that answer the same question for one record, the one of highest priority wins; of equals, the first by id. */
export function questionOf(rule: { readonly kind: RuleKind; readonly effect: unknown }): string | undefined {
  const effect: Readonly<Record<string, unknown>> =
    typeof rule.effect === 'object' && rule.effect !== null ? { ...rule.effect } : {};
  if (rule.kind === 'calculation') return `calculation ${String(effect['target'])}`;
  if (rule.kind === 'classification') return `classification ${String(effect['attribute'])}`;
  return rule.kind === 'routing' ? `routing ${String(effect['decision'])}` : undefined;
}

interface Ranked {
  readonly id: string;
  readonly priority: number;
}
export const byRank = (a: Ranked, b: Ranked): number =>
  b.priority - a.priority || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
