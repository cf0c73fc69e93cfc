// How good the data behind a result are: one score weighted by what each part emits, and the share resting on defaults.
import { add, type Decimal, decimal, divide, multiply, ZERO } from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { figure, isZero, type Numeric } from '../numeric.ts';

export const QUALITY_INDICATORS = ['technology', 'time', 'geography', 'completeness', 'reliability'] as const;
/** Each 1 (very good) to 5 (poor). */
export type QualityRating = Readonly<Record<(typeof QUALITY_INDICATORS)[number], number>>;

export interface QualityPart {
  readonly co2eKg: Numeric;
  readonly rating: QualityRating;
  readonly isDefault: boolean;
}

export interface DataQuality {
  /** Mean of the five indicators, weighted by emissions: 1 very good, 5 poor; six decimals half-even. */
  readonly score: Decimal;
  readonly byIndicator: Readonly<Record<(typeof QUALITY_INDICATORS)[number], Decimal>>;
  readonly shareOnDefaults: Decimal;
}

const PLACES = 6;

/**
 * Σ rating·emissions / Σ emissions, per indicator and over all five (GHG Protocol Scope 3 Standard ch. 7.3, table 7.6; weighting as in
 * the EU Product Environmental Footprint method, Recommendation (EU) 2021/2279 Annex I §4.6.5). Parts without any emissions weigh
 * alike. Throws FigureOutOfRange for a rating outside 1 to 5, or no parts.
 */
export function dataQuality(parts: readonly QualityPart[]): DataQuality {
  const read = parts.map(({ co2eKg, rating, isDefault }, index) => {
    for (const name of QUALITY_INDICATORS) demandRating(rating[name], `/parts/${index}/rating/${name}`);
    return { weight: figure(co2eKg, `/parts/${index}/co2eKg`, 'not negative'), rating, isDefault };
  });
  const emits = read.some(({ weight }) => !isZero(weight));
  const weighted = read.map((part) => ({ ...part, weight: emits ? part.weight : decimal(1n) }));
  const total = figure(
    weighted.reduce((sum, { weight }) => add(sum, weight), ZERO),
    '/parts',
    'positive',
  );
  const mean = (of: (part: (typeof weighted)[number]) => number, over = 1n): Decimal =>
    divide(
      weighted.reduce((sum, part) => add(sum, multiply(part.weight, decimal(BigInt(of(part))))), ZERO),
      multiply(total, decimal(over)),
      PLACES,
    );
  const [technology, time, geography, completeness, reliability] = QUALITY_INDICATORS.map((name) =>
    mean(({ rating }) => rating[name]),
  );
  return {
    score: mean(
      ({ rating }) => QUALITY_INDICATORS.reduce((sum, name) => sum + rating[name], 0),
      BigInt(QUALITY_INDICATORS.length),
    ),
    byIndicator: {
      technology: technology ?? ZERO,
      time: time ?? ZERO,
      geography: geography ?? ZERO,
      completeness: completeness ?? ZERO,
      reliability: reliability ?? ZERO,
    },
    shareOnDefaults: mean(({ isDefault }) => (isDefault ? 1 : 0)),
  };
}

function demandRating(value: number, field: string): void {
  if (Number.isInteger(value) && value >= 1 && value <= 5) return;
  throw FigureOutOfRange({
    field,
    value: String(value),
    message: `${field} is no rating.`,
    remedy: 'Give a whole number from 1 (very good) to 5 (poor).',
  });
}
