// Builds the quality fields of a result from its parts, the one way for every calculator and agent.
import { add, type Decimal, formatDecimal, ZERO } from '../../shared/decimal.ts';
import { figure, isNegative, isZero, type Numeric } from '../numeric.ts';
import { ofSum } from '../uncertainty/propagate.ts';
import type { DefaultUsed, ResultQuality } from './contract.ts';
import { dataQuality, meanOf, type QualityRating, weightsOf } from './data-quality.ts';

/** One part of a result whose data are of one kind. Rows that share a factor share its error, so they are one part. */
export interface ResultPart {
  /** What it contributes to the result, in the result's unit; of a deduction its size counts. */
  readonly contribution: Numeric;
  /** Half width of the 95 % interval as a share; left out where nobody states one. */
  readonly relative95?: Numeric;
  /** Left out where the data were not rated. */
  readonly rating?: QualityRating;
  /** Whether any default of `defaultsUsed` bears on it. */
  readonly onDefault: boolean;
}

export interface QualityNotes {
  readonly defaultsUsed: readonly DefaultUsed[];
  /** Why some part has no uncertainty: what the caller may give so that it has one. */
  readonly uncertaintyMissing: string;
  /** Why no part is rated. */
  readonly ratingMissing?: string;
  /** An uncertainty found otherwise (a simulation), instead of propagation over the parts. */
  readonly uncertainty?: ResultQuality['uncertainty'];
}

const HOW_PROPAGATED =
  'Root of the sum of squares over independent parts (IPCC 2006 Guidelines vol. 1 ch. 3, equation 3.2).';
const HOW_RATED =
  'Mean of five indicators (GHG Protocol Scope 3 Standard, table 7.6), 1 very good to 5 poor, weighted by contribution.';

/** The quality of a sum of parts. Exact decimals; shares and scores to six places, uncertainty to twelve. Throws FigureOutOfRange for a bad rating. */
export function resultQuality(parts: readonly ResultPart[], notes: QualityNotes): ResultQuality {
  const sized = parts.map((part) => ({ ...part, weight: sizeOf(figure(part.contribution, '/contribution')) }));
  return {
    uncertainty: notes.uncertainty ?? uncertaintyOf(sized, notes.uncertaintyMissing),
    dataQuality: qualityOf(sized, notes.ratingMissing ?? 'The data behind this result carry no ratings.'),
    defaultsUsed: [...notes.defaultsUsed],
    shareOnDefaults: shareOf(sized, ({ onDefault }) => onDefault),
  };
}

type Sized = ResultPart & { readonly weight: Decimal };
const sizeOf = (value: Decimal): Decimal =>
  isNegative(value) ? { coefficient: -value.coefficient, scale: value.scale } : value;

/** Share of the contributions for which something holds; parts that contribute nothing at all count alike, no parts as none. */
function shareOf(parts: readonly Sized[], holds: (part: Sized) => boolean): string {
  if (parts.length === 0) return '0';
  return formatDecimal(
    meanOf(
      weightsOf(parts),
      parts.map((part) => (holds(part) ? 1 : 0)),
    ),
  );
}

function uncertaintyOf(parts: readonly Sized[], missing: string): ResultQuality['uncertainty'] {
  const weighing = parts.filter(({ weight }) => !isZero(weight));
  if (weighing.length === 0)
    return { status: 'unknown', reason: 'The result is zero, and no share of zero has a meaning.' };
  const known = weighing.filter(({ relative95 }) => relative95 !== undefined);
  if (known.length === 0) return { status: 'unknown', reason: missing };
  if (isZero(sumOf(known)))
    return { status: 'unknown', reason: 'The parts cancel out, and no share of zero has a meaning.' };
  const relative95 = formatDecimal(relativeOf(known));
  if (known.length === weighing.length)
    return { status: 'known', relative95, method: 'error-propagation', how: HOW_PROPAGATED };
  const share = shareOf(weighing, (part) => part.relative95 !== undefined);
  return { status: 'unknown', reason: missing, known: { share, relative95 } };
}

const sumOf = (parts: readonly ResultPart[]): Decimal =>
  parts.reduce((sum, { contribution }) => add(sum, figure(contribution, '/contribution')), ZERO);

function relativeOf(parts: readonly Sized[]): Decimal {
  return ofSum(parts.map(({ contribution, relative95 }) => ({ value: contribution, relative: relative95 ?? ZERO })));
}

function qualityOf(parts: readonly Sized[], missing: string): ResultQuality['dataQuality'] {
  const rated = parts.flatMap(({ rating, weight }) => (rating === undefined ? [] : [{ rating, weight }]));
  if (rated.length === 0) return { status: 'unrated', reason: missing };
  const { score, byIndicator } = dataQuality(rated);
  return {
    status: 'rated',
    score: formatDecimal(score),
    byIndicator: {
      technology: formatDecimal(byIndicator.technology),
      time: formatDecimal(byIndicator.time),
      geography: formatDecimal(byIndicator.geography),
      completeness: formatDecimal(byIndicator.completeness),
      reliability: formatDecimal(byIndicator.reliability),
    },
    ratedShare: shareOf(parts, ({ rating }) => rating !== undefined),
    how: HOW_RATED,
  };
}

/** The defaults of many parts as one list: equal ones once, with how many parts they were used for. */
export function countDefaults(used: Iterable<DefaultUsed>): readonly DefaultUsed[] {
  const counted = new Map<string, DefaultUsed>();
  for (const each of used) {
    const key = JSON.stringify([each.what, each.value, each.source, each.why]);
    const known = counted.get(key);
    counted.set(key, { ...each, count: (known?.count ?? 0) + (each.count ?? 1) });
  }
  return [...counted.values()];
}
