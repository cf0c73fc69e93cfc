// How good the data behind a result are: five indicators, each a mean weighted by what the parts contribute.
import { INDICATORS } from '../../factors/index.ts';
import { add, type Decimal, decimal, divide, multiply, ZERO } from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { figure, isZero, type Numeric } from '../numeric.ts';

type QualityIndicator = (typeof INDICATORS)[number];
/** Each 1 (very good) to 5 (poor). */
export type QualityRating = Readonly<Record<QualityIndicator, number>>;

export interface RatedPart {
  /** What the part contributes to the result, in any one unit; not negative. */
  readonly weight: Numeric;
  readonly rating: QualityRating;
}

export interface DataQuality {
  /** Mean of the five indicators, weighted by contribution: 1 very good, 5 poor; six decimals half-even. */
  readonly score: Decimal;
  readonly byIndicator: Readonly<Record<QualityIndicator, Decimal>>;
}

const PLACES = 6;

/**
 * Σ rating·contribution / Σ contribution, per indicator and over all five (GHG Protocol Scope 3 Standard ch. 7.3, table 7.6; weighting
 * as in the EU Product Environmental Footprint method, Recommendation (EU) 2021/2279 Annex I §4.6.5). Parts that contribute nothing
 * at all weigh alike. Throws FigureOutOfRange for a rating outside 1 to 5, or no parts.
 */
export function dataQuality(parts: readonly RatedPart[]): DataQuality {
  const weights = weightsOf(parts);
  const rated = parts.map(({ rating }, index) => {
    for (const name of INDICATORS) demandRating(rating[name], `/parts/${index}/rating/${name}`);
    return rating;
  });
  const mean = (of: (rating: QualityRating) => number, over = 1): Decimal =>
    meanOf(
      weights,
      rated.map((rating) => of(rating)),
      over,
    );
  const all = (rating: QualityRating) => INDICATORS.reduce((sum, name) => sum + rating[name], 0);
  return {
    score: mean(all, INDICATORS.length),
    byIndicator: {
      technology: mean(({ technology }) => technology),
      time: mean(({ time }) => time),
      geography: mean(({ geography }) => geography),
      completeness: mean(({ completeness }) => completeness),
      reliability: mean(({ reliability }) => reliability),
    },
  };
}

/** Contributions as they weigh: alike where none contributes anything. Throws FigureOutOfRange for a negative one, or none. */
export function weightsOf(parts: readonly { readonly weight: Numeric }[]): readonly Decimal[] {
  const read = parts.map(({ weight }, index) => figure(weight, `/parts/${index}/weight`, 'not negative'));
  const weights = read.some((weight) => !isZero(weight)) ? read : read.map(() => decimal(1n));
  figure(decimal(BigInt(weights.length)), '/parts', 'positive');
  return weights;
}

/** Σ weight·value / (Σ weight · `over`), six decimals half-even. */
export function meanOf(weights: readonly Decimal[], values: readonly number[], over = 1): Decimal {
  const total = weights.reduce(add, ZERO);
  const sum = weights.reduce(
    (so, weight, index) => add(so, multiply(weight, decimal(BigInt(values[index] ?? 0)))),
    ZERO,
  );
  return divide(sum, multiply(total, decimal(BigInt(over))), PLACES);
}

function demandRating(value: number, field: string): void {
  if (Number.isInteger(value) && value >= 1 && value <= 5) return;
  throw FigureOutOfRange({
    field,
    value: String(value),
    message: `${field} is ${value}, which is no rating.`,
    remedy: 'Rate with a whole number from 1 (very good) to 5 (poor).',
  });
}
