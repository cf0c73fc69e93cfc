// Weather taken out of consumption, by a fitted line or by the ratio of degree days.
import { degreeDays, figure, fitWeather, LEAST_R2, normalise, normaliseByRatio } from '../../calculators/index.ts';
import { add, compare, type Decimal, formatDecimal, ZERO } from '../../shared/decimal.ts';
import { within } from '../../shared/fault.ts';
import { EnergyFieldsMissing } from '../faults.ts';
import type { EnergyRequest, EnergyResult } from './contract.ts';

type Weather = NonNullable<EnergyRequest['weather']>;
type Told = { readonly shown: NonNullable<EnergyResult['weather']>; readonly gaps: readonly string[] };

/** Throws TooFewObservations, NumberRefused, FigureOutOfRange or EnergyFieldsMissing with the pointer of the field. */
export function weatherOf(asked: Weather): Told {
  const periods = asked.periods.map((period, index) => ({
    amount: within('/weather', () => figure(period.amount, `/periods/${index}/amount`, 'not negative')),
    degreeDays: daysOf(asked, index),
  }));
  const whole = {
    amount: periods.reduce<Decimal>((sum, { amount }) => add(sum, amount), ZERO),
    degreeDays: periods.reduce<Decimal>((sum, period) => add(sum, period.degreeDays), ZERO),
  };
  const normal = figure(asked.normalDegreeDays, '/weather/normalDegreeDays', 'not negative');
  const method = asked.method ?? 'regression';
  const common = {
    method,
    amount: formatDecimal(whole.amount),
    degreeDays: formatDecimal(whole.degreeDays),
    normalDegreeDays: formatDecimal(normal),
  };
  if (method === 'ratio') {
    const { baseload } = asked;
    const counted = { ...whole, ...(baseload !== undefined && { baseload }) };
    const normalised = within('/weather', () => normaliseByRatio(counted, normal));
    return { shown: { ...common, normalised: formatDecimal(normalised) }, gaps: [] };
  }
  const line = within('/weather', () => fitWeather(periods));
  const sound = compare(line.r2, LEAST_R2) >= 0;
  return {
    shown: {
      ...common,
      normalised: formatDecimal(normalise(line, whole, normal)),
      line: {
        base: formatDecimal(line.base),
        perDegreeDay: formatDecimal(line.perDegreeDay),
        r2: formatDecimal(line.r2),
        ...(line.cvRmse && { cvRmse: formatDecimal(line.cvRmse) }),
        sound,
      },
    },
    gaps: sound
      ? []
      : [
          `The weather explains ${formatDecimal(line.r2)} of the variation, less than ${formatDecimal(LEAST_R2)}: the normalised use is no sound figure.`,
        ],
  };
}

function daysOf({ periods, base, kind }: Weather, index: number): Decimal {
  const at = `/weather/periods/${index}`;
  const { degreeDays: stated, dailyMeans } = periods[index] ?? {};
  if (stated !== undefined) return figure(stated, `${at}/degreeDays`, 'not negative');
  if (dailyMeans === undefined) throw EnergyFieldsMissing({ fields: [`${at}/degreeDays`] });
  if (base === undefined) throw EnergyFieldsMissing({ fields: ['/weather/base'] });
  return within(at, () => degreeDays(dailyMeans, base, kind));
}
