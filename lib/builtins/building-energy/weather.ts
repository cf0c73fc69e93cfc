// What a building would have used in normal years: a line through its years and their degree days, where there are three.
import { fitWeather, INTENSITY_PLACES, LEAST_R2, normalise } from '../../calculators/index.ts';
import { compare, type Decimal, divide, formatDecimal } from '../../shared/decimal.ts';

export interface WeatherYear {
  readonly year: number;
  readonly siteKbtu: Decimal;
  readonly areaFt2: Decimal;
  readonly degreeDays: Decimal;
}

/** Three years and a spread of degree days are the least a line can be drawn through. */
const LEAST_YEARS = 3;
export const fits = (years: readonly WeatherYear[]): boolean =>
  years.length >= LEAST_YEARS && new Set(years.map(({ degreeDays }) => formatDecimal(degreeDays))).size >= 2;

export function weatherOf(building: string, years: readonly WeatherYear[], normalDegreeDays: Decimal) {
  const inOrder = years.toSorted((a, b) => a.year - b.year);
  const periods = inOrder.map(({ siteKbtu, degreeDays }) => ({ amount: siteKbtu, degreeDays }));
  const line = fitWeather(periods);
  return {
    building,
    baseKbtu: formatDecimal(line.base),
    kbtuPerDegreeDay: formatDecimal(line.perDegreeDay),
    r2: formatDecimal(line.r2),
    ...(line.cvRmse && { cvRmse: formatDecimal(line.cvRmse) }),
    sound: compare(line.r2, LEAST_R2) >= 0,
    years: inOrder.map(({ year, areaFt2, siteKbtu, degreeDays }) => {
      const normal = normalise(line, { amount: siteKbtu, degreeDays }, normalDegreeDays);
      return {
        year,
        siteKbtu: formatDecimal(normal),
        siteEui: formatDecimal(divide(normal, areaFt2, INTENSITY_PLACES)),
      };
    }),
  };
}
