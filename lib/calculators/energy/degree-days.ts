// Weather taken out of consumption: degree days, a straight line through them, and what a normal year would have used.
import {
  add,
  type Decimal,
  decimal,
  divide,
  formatDecimal,
  multiply,
  negate,
  toDecimal,
  toUnits,
  ZERO,
} from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { integerRoot } from '../integer-root.ts';
import { atLeastZero, figure, isNegative, type Numeric } from '../numeric.ts';
import { TooFewObservations } from './faults.ts';
import { INTENSITY_PLACES } from './intensity.ts';

/** Σ max(0, base − mean) over days: heating degree days; `cooling` turns it round. Same temperature unit throughout (VDI 3807, ASHRAE Handbook ch. 14). */
export function degreeDays(
  dailyMeans: readonly Numeric[],
  base: Numeric,
  kind: 'heating' | 'cooling' = 'heating',
): Decimal {
  const at = figure(base, '/base');
  return dailyMeans.reduce<Decimal>((sum, mean, index) => {
    const below = add(at, negate(figure(mean, `/dailyMeans/${index}`)));
    return add(sum, atLeastZero(kind === 'heating' ? below : negate(below)));
  }, ZERO);
}

export interface WeatherLine {
  /** Use per period without weather, and per degree day, in the unit of the amounts; twelve decimals half-even. */
  readonly base: Decimal;
  readonly perDegreeDay: Decimal;
  /** Coefficient of determination: below 0.75 the line explains too little to normalise by (ASHRAE Guideline 14). */
  readonly r2: Decimal;
  /** Scatter about the line as a share of the mean, CV(RMSE) of ASHRAE Guideline 14; absent where nothing was used at all. */
  readonly cvRmse?: Decimal;
}

/** The least share of the variation a line must explain to normalise by (ASHRAE Guideline 14). */
export const LEAST_R2 = toDecimal('0.75');

export interface WeatherPeriod {
  readonly amount: Numeric;
  readonly degreeDays: Numeric;
}

/** Least squares amount = base + perDegreeDay·degree days, sums exact (IPMVP option C). Throws TooFewObservations below three different periods. */
export function fitWeather(periods: readonly WeatherPeriod[]): WeatherLine {
  const read = periods.map(({ amount, degreeDays: days }, index) => ({
    y: figure(amount, `/periods/${index}/amount`, 'not negative'),
    x: figure(days, `/periods/${index}/degreeDays`, 'not negative'),
  }));
  const n = decimal(BigInt(read.length));
  const sum = (of: (each: { x: Decimal; y: Decimal }) => Decimal) =>
    read.reduce((total, each) => add(total, of(each)), ZERO);
  const [sx, sy] = [sum(({ x }) => x), sum(({ y }) => y)];
  const minus = (a: Decimal, b: Decimal) => add(a, negate(b));
  const sxx = minus(
    multiply(
      n,
      sum(({ x }) => multiply(x, x)),
    ),
    multiply(sx, sx),
  );
  const sxy = minus(
    multiply(
      n,
      sum(({ x, y }) => multiply(x, y)),
    ),
    multiply(sx, sy),
  );
  const syy = minus(
    multiply(
      n,
      sum(({ y }) => multiply(y, y)),
    ),
    multiply(sy, sy),
  );
  if (read.length < 3 || sxx.coefficient === 0n) throw tooFew(read.length);
  const by = (a: Decimal, b: Decimal) => divide(a, b, INTENSITY_PLACES);
  const scatter = minus(multiply(syy, sxx), multiply(sxy, sxy));
  const freedom = decimal(BigInt(read.length - 2));
  return {
    ...(sy.coefficient > 0n && {
      // n·(Syy·Sxx − Sxy²) / ((n − 2)·Sxx·(Σy)²), the sums n-fold as above.
      cvRmse: rootOf(multiply(n, scatter), multiply(multiply(freedom, sxx), multiply(sy, sy))),
    }),
    perDegreeDay: by(sxy, sxx),
    base: by(minus(multiply(sy, sxx), multiply(sxy, sx)), multiply(n, sxx)),
    r2: syy.coefficient === 0n ? decimal(1n) : by(multiply(sxy, sxy), multiply(sxx, syy)),
  };
}

/** √(a / b), twelve decimals, cut off. */
function rootOf(a: Decimal, b: Decimal): Decimal {
  const ratio = toUnits(divide(a, b, 2 * INTENSITY_PLACES), 2 * INTENSITY_PLACES);
  return decimal(integerRoot(ratio, 2), INTENSITY_PLACES);
}

const tooFew = (count: number) =>
  TooFewObservations({
    field: '/periods',
    value: `${count} periods`,
    message: `A line needs three periods with different degree days; there are ${count}.`,
    remedy: 'Give at least three, twelve months for a year.',
  });

/** Use in a period of `normalDegreeDays`: the measured amount moved along the line, amount + perDegreeDay·(normal − actual). */
export function normalise(line: WeatherLine, period: WeatherPeriod, normalDegreeDays: Numeric): Decimal {
  const amount = figure(period.amount, '/amount', 'not negative');
  const apart = add(
    figure(normalDegreeDays, '/normalDegreeDays', 'not negative'),
    negate(figure(period.degreeDays, '/degreeDays', 'not negative')),
  );
  return add(amount, multiply(line.perDegreeDay, apart));
}

/**
 * The simple way: the weather-dependent part scaled by normal/actual degree days (VDI 3807 pt 1), the `baseload` left as it is.
 * Throws FigureOutOfRange when there were no degree days, so nothing to scale by, or when the baseload exceeds the use.
 */
export function normaliseByRatio(period: WeatherPeriod & { baseload?: Numeric }, normalDegreeDays: Numeric): Decimal {
  const amount = figure(period.amount, '/amount', 'not negative');
  const base = figure(period.baseload ?? 0, '/baseload', 'not negative');
  const actual = figure(period.degreeDays, '/degreeDays', 'positive');
  const normal = figure(normalDegreeDays, '/normalDegreeDays', 'not negative');
  const weather = add(amount, negate(base));
  if (isNegative(weather))
    throw FigureOutOfRange({
      field: '/baseload',
      value: base,
      message: `The baseload of ${formatDecimal(base)} is more than all that was used, ${formatDecimal(amount)}.`,
      remedy: 'Give the part of the use that no weather moves.',
    });
  return add(base, divide(multiply(weather, normal), actual, INTENSITY_PLACES));
}
