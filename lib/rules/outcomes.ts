// Gathers the verdicts on one record into what its owner reads: by kind, and of rivals the one that wins.
import type { RecordOutcome } from './contract.ts';
import type { Verdict } from './engine/judge-record.ts';
import type { Judged } from './engine/judge-records.ts';
import { questionOf } from './model.ts';

/** `judged` stands highest rank first, each with the version that was run. */
export function outcomeOf(index: number, judged: readonly (Judged & { readonly version: number })[]): RecordOutcome {
  const gathered = new Gathered(index);
  for (const { compiled, verdicts, version } of judged) {
    const verdict = verdicts[index];
    if (verdict) gathered.take(verdict, { rule: compiled.rule, version });
  }
  return gathered.outcome;
}

interface Speaker {
  readonly rule: Judged['compiled']['rule'];
  readonly version: number;
}

class Gathered {
  readonly outcome: RecordOutcome;
  /** Who answered a question first, with the list of those who gave way. */
  readonly #answered = new Map<string, { over?: string[] | undefined }>();

  constructor(index: number) {
    this.outcome = { index, findings: [], calculated: [], classified: [], alerts: [], routed: [], problems: [] };
  }

  take(verdict: Verdict, { rule, version }: Speaker): void {
    const by = { rule: rule.id, version };
    if (verdict.kind === 'problem') {
      const { kind, ...said } = verdict;
      this.outcome.problems.push({ ...by, ...said });
    } else if (verdict.kind === 'fires' && !this.#gaveWay(rule)) {
      this.#say(verdict.value ?? '', { rule, version });
    }
  }

  #gaveWay(rule: Speaker['rule']): boolean {
    const question = questionOf(rule);
    const first = question === undefined ? undefined : this.#answered.get(question);
    if (!first) return false;
    first.over = [...(first.over ?? []), rule.id];
    return true;
  }

  #say(value: string, { rule, version }: Speaker): void {
    const { outcome } = this;
    const by = { rule: rule.id, version };
    if (rule.kind === 'validation') {
      const { severity, message, remedy, field } = rule.effect;
      outcome.findings.push({ ...by, severity, message, remedy, ...(field !== undefined && { field: `/${field}` }) });
    } else if (rule.kind === 'threshold') {
      const { alert, severity, message, limit, unit } = rule.effect;
      outcome.alerts.push({ ...by, alert, severity, message, value, limit, unit });
    } else {
      this.#answer(value, { rule, version });
    }
  }

  #answer(value: string, { rule, version }: Speaker): void {
    const { calculated, classified, routed } = this.outcome;
    const by = { rule: rule.id, version };
    const said = (entry: { over?: string[] | undefined }) => this.#answered.set(questionOf(rule) ?? '', entry);
    if (rule.kind === 'calculation') {
      const { target, unit } = rule.effect;
      calculated.push({ ...by, target, value, unit });
      said(calculated.at(-1) ?? {});
    } else if (rule.kind === 'classification') {
      classified.push({ ...by, attribute: rule.effect.attribute, class: rule.effect.class });
      said(classified.at(-1) ?? {});
    } else if (rule.kind === 'routing') {
      routed.push({ ...by, decision: rule.effect.decision, to: rule.effect.to });
      said(routed.at(-1) ?? {});
    }
  }
}
