// Emissions of one activity: its factor by what, where and when, the figures, and everything they rest on.
import {
  describeEmissions,
  describeStep,
  emissionRate,
  emissionsOf,
  figure,
  ROUNDING,
  readHeatContent,
} from '../../calculators/index.ts';
import {
  type FoundFactor,
  factorView,
  findFactor,
  type LookupFailure,
  library,
  readPeriod,
} from '../../factors/index.ts';
import { formatDecimal, multiply, round } from '../../shared/decimal.ts';
import { ActivityRefused } from '../faults.ts';
import type { EmissionsRequest, EmissionsResult } from './contract.ts';

const BASIS = { 1: 'scope 1, stationary combustion', 2: 'scope 2, location-based, grid losses excluded' } as const;
/** Decimals shown of the amount in the factor's unit; the emissions rest on the unrounded product. */
const AMOUNT_PLACES = 12;

/** Throws ActivityRefused, NumberRefused or FigureOutOfRange with the pointer of the field. */
export function calculateEmissions(asked: EmissionsRequest): EmissionsResult {
  const books = library();
  const quantity = figure(asked.quantity, '/quantity', 'not negative');
  const heat = known(readHeatContent(asked.heatContent ?? ''), asked);
  const period = known(readPeriod(asked.date.trim()), asked);
  const { fuel, unit, region, factorPeriod = 'strict', gwpSet = 'AR5' } = asked;
  const question = { fuel, unit, region, period, factorPeriod, ...(heat && { heatPer: heat.per }) };
  const found = known(findFactor(books, question), asked);
  const gwp = books.gwp(gwpSet);
  const rate = emissionRate(found.factor, found.unit, gwp, heat);
  return {
    ...(asked.reference !== undefined && { reference: asked.reference }),
    emissions: describeEmissions(emissionsOf(quantity, rate)),
    scope: found.factor.scope,
    basis: BASIS[found.factor.scope],
    amount: {
      value: formatDecimal(round(multiply(quantity, rate.toFactorUnit), AMOUNT_PLACES)),
      unit: found.factor.unit.id,
    },
    conversions: rate.steps.map(describeStep),
    gwp: { set: gwpSet, ch4: formatDecimal(gwp.ch4), n2o: formatDecimal(gwp.n2o), source: books.gwpSource.id },
    factors: [factorView(found.factor, books)],
    assumptions: assumptionsOf(asked, found),
    rounding: ROUNDING,
  };
}

/** What was found, or the fault that says why nothing was. */
function known<T extends object | undefined>(found: T | LookupFailure, asked: EmissionsRequest): T {
  if (!isFailure(found)) return found;
  throw ActivityRefused({ ...found, value: asked[found.field] ?? '' });
}

const isFailure = (found: object | undefined): found is LookupFailure => found !== undefined && 'code' in found;

function assumptionsOf(asked: EmissionsRequest, { factor, inPeriod }: FoundFactor): EmissionsResult['assumptions'] {
  const { set, id, region } = factor;
  return [
    ...(asked.gwpSet === undefined
      ? [{ code: 'gwp_default', message: 'The global warming potentials of AR5 were used, as no set was named.' }]
      : []),
    ...(inPeriod
      ? []
      : [
          {
            code: 'factor_out_of_period',
            message: `${id} (${set.validFrom} to ${set.validTo ?? 'now'}) was used outside that time, as the nearest there is.`,
          },
        ]),
    ...(region === asked.region.trim().toUpperCase()
      ? []
      : [{ code: 'factor_region', message: `The factor is published for ${region}.` }]),
  ];
}
