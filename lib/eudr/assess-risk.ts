// The risk of a consignment: what each criterion was answered, what is still open, and whether the conclusion may be "negligible".
import type { Consignment } from './contract.ts';
import { type Criterion, type CriterionId, criteria } from './criteria.ts';
import type { RiskClass } from './model.ts';

export type Verdict = 'no_concern' | 'concern' | 'resolved' | 'unanswered';

export interface Judged extends Criterion {
  readonly verdict: Verdict;
  readonly because: string;
  /** Whether the verdict follows from tables and data here, or is the operator's. */
  readonly basis: 'derived' | 'stated' | 'none';
}

export interface RiskAssessment {
  /** Criteria that keep the conclusion from being negligible. */
  readonly open: readonly CriterionId[];
  /** 0 to 100: weights of concerns, unanswered ones by half, of all weights. A measure of work left; the law knows only negligible or not. */
  readonly score: string;
  readonly conclusion: 'negligible' | 'not_negligible';
  readonly criteria: readonly Judged[];
  /** What Art. 11 asks for now, per open criterion. */
  readonly mitigation: readonly {
    readonly criterion: CriterionId;
    readonly measure: string;
    readonly article: string;
  }[];
  readonly simplified: { readonly eligible: boolean; readonly because: string };
}

export interface RiskFacts {
  /** Classes of all countries of production; undefined where one is not decided. */
  readonly classes: readonly (RiskClass | undefined)[];
  /** Items of Art. 9(1) that are missing. */
  readonly missing: number;
  /** Plots with findings a person should look at or that cannot be filed. */
  readonly doubtfulPlots: number;
}

export function assessRisk(consignment: Consignment, facts: RiskFacts): RiskAssessment {
  const low = facts.classes.length > 0 && facts.classes.every((each) => each === 'low');
  const judged = criteria.map((criterion) => judge(criterion, consignment, facts));
  const open = judged.filter(
    ({ id, verdict }) => verdict === 'concern' || (verdict === 'unanswered' && (!low || SIMPLIFIED.includes(id))),
  );
  const eligible = low && open.length === 0;
  return {
    score: scoreOf(judged),
    conclusion: open.length === 0 ? 'negligible' : 'not_negligible',
    criteria: judged,
    open: open.map(({ id }) => id),
    mitigation: open.map(({ id, measure }) => ({
      ...{ criterion: id, measure, article: 'Regulation (EU) 2023/1115 Art. 11(1)' },
    })),
    simplified: { eligible, because: simplifiedBecause(low, eligible) },
  };
}

/** Art. 13(1): even from low-risk countries, complexity and circumvention are assessed; any concern brings Art. 10 and 11 back (Art. 13(2)). */
const SIMPLIFIED: readonly CriterionId[] = ['i', 'j'];

function simplifiedBecause(low: boolean, eligible: boolean): string {
  if (!low) return 'Not all countries of production are classified as low risk (Art. 13(1)).';
  return eligible
    ? 'All countries of production are low risk, and complexity, circumvention and concerns are cleared (Art. 13).'
    : 'All countries are low risk, but complexity, circumvention or concerns are not cleared (Art. 13(1) and (2)).';
}

function judge(criterion: Criterion, { criteria: answers, measures }: Consignment, facts: RiskFacts): Judged {
  const stated = answers[criterion.id];
  const derived = derive(criterion.id, facts);
  const concern = derived?.concern === true || stated?.answer === 'concern';
  const because = [derived?.because, stated?.because].filter((each) => each !== undefined).join(' ');
  const basis = derived?.concern ? 'derived' : stated ? 'stated' : derived ? 'derived' : 'none';
  const resolving = measures.filter(({ criterion: of }) => of === criterion.id);
  const resolved = resolving.length > 0 && resolving.every(({ outcome }) => outcome === 'resolved');
  if (concern) return { ...criterion, verdict: resolved ? 'resolved' : 'concern', because, basis };
  if (stated || derived) return { ...criterion, verdict: 'no_concern', because, basis };
  return { ...criterion, verdict: 'unanswered', because: 'It was not answered.', basis };
}

interface Derived {
  readonly concern: boolean;
  readonly because: string;
}

function derive(id: CriterionId, { classes, missing, doubtfulPlots }: RiskFacts): Derived | undefined {
  if (id === 'a') {
    const worst = classes.includes(undefined)
      ? 'undecided'
      : (['high', 'standard', 'low'] as const).find((each) => classes.includes(each));
    return { concern: worst !== 'low', because: `The highest risk class is ${worst ?? 'undecided'}.` };
  }
  if (id !== 'g') return undefined;
  if (missing === 0 && doubtfulPlots === 0) return undefined;
  return { concern: true, because: `${missing} items of Art. 9(1) are missing, ${doubtfulPlots} plots are in doubt.` };
}

/** In tenths of a percent, rounded half up: all integers. */
function scoreOf(judged: readonly Judged[]): string {
  const of = (verdict: Verdict) =>
    judged.filter((each) => each.verdict === verdict).reduce((sum, { weight }) => sum + weight, 0);
  const all = judged.reduce((sum, { weight }) => sum + weight, 0);
  const tenths = Math.floor((2 * of('concern') + of('unanswered')) * 1000 + all) / (2 * all);
  return (Math.floor(tenths) / 10).toFixed(1);
}
