// How good a run's result is: each factor's rows share its error, and every default of the run is told with what it bears on.

import {
  type DefaultUsed,
  EMISSION_PLACES,
  ofProduct,
  type QualityRating,
  type ResultPart,
  type ResultQuality,
  rateData,
  resultQuality,
} from '../../calculators/index.ts';
import { decimal } from '../../shared/decimal.ts';
import { FIT } from './fit.ts';
import type { FuelEmissionsInput } from './input.ts';
import type { FactorUse, Totals } from './totals.ts';

const MISSING =
  'The publishers of these factors state no uncertainty: give "uncertainty" for quantities and factors in the input.';

export function qualityOf(input: FuelEmissionsInput, totals: Totals): ResultQuality {
  return resultQuality(
    totals.uses.flatMap((use) => partsOf(use, input)),
    { defaultsUsed: defaultsOf(input, totals), uncertaintyMissing: MISSING },
  );
}

/** The rows of one factor are one error, however well it fits them: their uncertainty stands on the first part of them alone. */
function partsOf({ factor, co2eByFit }: FactorUse, { uncertainty }: FuelEmissionsInput): ResultPart[] {
  const factors = factor.relative95 ?? uncertainty?.factors;
  const relative95 =
    factors === undefined || uncertainty === undefined ? undefined : ofProduct([uncertainty.quantities, factors]);
  return co2eByFit.flatMap((co2e, fit) => {
    if (co2e === 0n) return [];
    return [
      {
        contribution: decimal(co2e, EMISSION_PLACES),
        ...(relative95 !== undefined && { relative95 }),
        rating: ratingOf(factor.own !== undefined, fit),
        onDefault: (fit & (FIT.otherTime | FIT.defaulted)) !== 0,
      },
    ];
  });
}

const ratingOf = (own: boolean, fit: number): QualityRating =>
  rateData({ own, inPeriod: (fit & FIT.otherTime) === 0, exactRegion: (fit & FIT.otherPlace) === 0 });

function defaultsOf({ region, date }: FuelEmissionsInput, totals: Totals): DefaultUsed[] {
  const { defaults } = totals;
  const late = totals.uses.filter(({ outOfPeriod }) => outOfPeriod > 0);
  const told = (what: 'region' | 'date', value: string | undefined, count: number): DefaultUsed[] =>
    count === 0
      ? []
      : [{ what, value: value ?? '', source: `"${what}" of the input`, why: `These rows name no ${what}.`, count }];
  return [
    ...told('region', region, defaults.region),
    ...told('date', date, defaults.date),
    ...late.map(({ factor, outOfPeriod }) => ({
      what: 'factor_of_another_time',
      value: factor.id,
      source: `${factor.set.source}, ${factor.set.version}`,
      why: `No factor is valid on the dates of these rows; this one (${factor.set.validFrom} to ${factor.set.validTo ?? 'now'}) is the nearest of the sets in use.`,
      count: outOfPeriod,
    })),
  ];
}
