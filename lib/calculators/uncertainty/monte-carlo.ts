// Uncertainty by simulation: many draws of activity times factor, the same for the same seed on every machine.
import { type Decimal, formatDecimal } from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { figure, type Numeric } from '../numeric.ts';
import { exp, ln, normals, uniforms } from './random.ts';

/** A figure as a distribution. `relative` is the half width of the 95 % interval as a share of the mean (normal, lognormal). */
export type Distribution =
  | { readonly kind: 'exactly'; readonly value: Numeric }
  | { readonly kind: 'normal' | 'lognormal'; readonly mean: Numeric; readonly relative: Numeric }
  | { readonly kind: 'uniform'; readonly low: Numeric; readonly high: Numeric }
  | { readonly kind: 'triangular'; readonly low: Numeric; readonly mode: Numeric; readonly high: Numeric };

/** One source of emissions: the product of its figures. */
export type SimulatedSource = readonly Distribution[];

export interface Simulation {
  readonly draws: number;
  readonly seed: number;
  /** All to nine significant digits. */
  readonly mean: Decimal;
  readonly standardDeviation: Decimal;
  readonly low95: Decimal;
  readonly median: Decimal;
  readonly high95: Decimal;
}

const MOST_DRAWS = 200_000;
/** Half width of a normal 95 % interval in standard deviations. */
const Z95 = 1.959963984540054;

/**
 * The sum of products over `draws` draws (IPCC 2006 Guidelines vol. 1 ch. 3, approach 2). The one calculator that uses binary floats: a
 * draw has no exact value. Basic operations and square roots only, so equal seeds give equal bits. Throws FigureOutOfRange for
 * reversed bounds, a seed that is no whole number, or more than 200,000 draws.
 */
export function simulate(sources: readonly SimulatedSource[], options: { seed: number; draws?: number }): Simulation {
  const { seed, draws = 10_000 } = options;
  demandWhole(seed, '/seed', Number.MAX_SAFE_INTEGER);
  demandWhole(draws, '/draws', MOST_DRAWS);
  const uniform = uniforms(seed);
  const chance = { uniform, normal: normals(uniform) };
  const drawn = sources.map((source, i) => source.map((each, j) => sampler(each, `/sources/${i}/${j}`, chance)));
  const values = Float64Array.from({ length: draws }, () => {
    let sum = 0;
    for (const source of drawn) {
      let product = 1;
      for (const draw of source) product *= draw();
      sum += product;
    }
    return sum;
  });
  return { seed, draws, ...describe(values) };
}

interface Chance {
  readonly uniform: () => number;
  readonly normal: () => number;
}

function sampler(of: Distribution, field: string, { uniform, normal }: Chance): () => number {
  const read = (value: Numeric, name: string): number => Number(formatDecimal(figure(value, `${field}/${name}`)));
  switch (of.kind) {
    case 'exactly': {
      const value = read(of.value, 'value');
      return () => value;
    }
    case 'uniform': {
      const [low, high] = ordered([read(of.low, 'low'), read(of.high, 'high')], field);
      return () => low + (high - low) * uniform();
    }
    case 'triangular':
      return triangular(ordered([read(of.low, 'low'), read(of.mode, 'mode'), read(of.high, 'high')], field), uniform);
    default: {
      const mean = read(of.mean, 'mean');
      const deviation =
        (Math.abs(mean) * Number(formatDecimal(figure(of.relative, `${field}/relative`, 'not negative')))) / Z95;
      if (of.kind === 'normal') return () => mean + deviation * normal();
      ordered([Number.MIN_VALUE, mean], field);
      const variance = ln(1 + (deviation / mean) ** 2);
      const [middle, spread] = [ln(mean) - variance / 2, Math.sqrt(variance)];
      return () => exp(middle + spread * normal());
    }
  }
}

function triangular([low, mode, high]: [number, number, number], uniform: () => number): () => number {
  const turn = high === low ? 0 : (mode - low) / (high - low);
  return () => {
    const u = uniform();
    return u < turn
      ? low + Math.sqrt(u * (high - low) * (mode - low))
      : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
  };
}

function ordered<const T extends readonly number[]>(bounds: T, field: string): T {
  bounds.forEach((bound, index) => {
    if (index === 0 || bound >= (bounds[index - 1] ?? bound)) return;
    throw FigureOutOfRange({
      field,
      value: bounds.join(' '),
      message: `The bounds of ${field} are not in rising order, or its mean is not above zero.`,
      remedy: 'Give low ≤ mode ≤ high; a lognormal figure needs a mean above zero.',
    });
  });
  return bounds;
}

function demandWhole(value: number, field: string, most: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= most && (field === '/seed' || value > 0)) return;
  throw FigureOutOfRange({
    field,
    value: String(value),
    message: `${field} is no whole number in its range.`,
    remedy: `Give a whole number up to ${most}.`,
  });
}

function describe(values: Float64Array): Omit<Simulation, 'seed' | 'draws'> {
  values.sort();
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  const at = (share: number): Decimal =>
    text(values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? mean);
  return {
    mean: text(mean),
    standardDeviation: text(Math.sqrt(squares / Math.max(1, values.length - 1))),
    low95: at(0.025),
    median: at(0.5),
    high95: at(0.975),
  };
}

const text = (value: number): Decimal => figure(Number(value.toPrecision(9)), '/simulated');
