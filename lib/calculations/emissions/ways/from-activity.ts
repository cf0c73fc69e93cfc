// An activity by its words: its factor from the tenant's own or the whole library, and by contracts too where there are any.
import {
  describeStep,
  EMISSION_PLACES,
  type EmissionRate,
  emissionsOf,
  figure,
  findRate,
  marketBased,
  orderInstruments,
  type RatedFactor,
  rateData,
  readHeatContent,
} from '../../../calculators/index.ts';
import { type LookupFailure, readPeriod } from '../../../factors/index.ts';
import { type Decimal, divide, formatDecimal, multiply, round, toUnits } from '../../../shared/decimal.ts';
import { within } from '../../../shared/fault.ts';
import { convert, findUnit } from '../../../shared/units.ts';
import { ActivityIncomplete, ActivityRefused } from '../../faults.ts';
import { ACTIVITY_FIELDS, type EmissionsItem, type EmissionsResult, type FactorUsed } from '../contract.ts';
import type { Reckoned, Reckoning } from '../reckoned.ts';

/** Decimals shown of the amount in the factor's unit; the emissions rest on the unrounded product. */
const AMOUNT_PLACES = 12;

/** Throws ActivityIncomplete, ActivityRefused, NumberRefused or FigureOutOfRange with the pointer of the field. */
export function fromActivity(item: EmissionsItem, reckoning: Reckoning): Reckoned {
  const { fuel, quantity: given, unit, region, date } = item;
  if (fuel === undefined || given === undefined || unit === undefined || region === undefined || date === undefined)
    throw ActivityIncomplete({
      fields: ACTIVITY_FIELDS.filter((name) => item[name] === undefined).map((name) => `/${name}`),
    });
  const quantity = figure(given, '/quantity', 'not negative');
  const heat = known(readHeatContent(item.heatContent ?? ''), item);
  const period = known(readPeriod(date.trim()), item);
  const { library, book, gwp, factorPeriod, asOf } = reckoning;
  const { rate, inPeriod } = known(
    findRate(
      { library, book },
      {
        ...{ fuel, unit, region, period, factorPeriod, gwp },
        ...(heat !== undefined && { heat }),
        ...(asOf !== undefined && { asOf }),
        ...(item.scope !== undefined && { scope: item.scope }),
        ...(item.category !== undefined && { category: item.category }),
        ...(item.factorSet !== undefined && { set: item.factorSet }),
      },
    ),
    item,
  );
  const { factor } = rate;
  const emissions = emissionsOf(quantity, rate);
  const market = marketOf(item, quantity, rate);
  return {
    emissions,
    scope: factor.scope,
    ...(factor.category !== undefined && { category: factor.category }),
    basis: basisOf(factor),
    amount: { value: formatDecimal(round(multiply(quantity, rate.toFactorUnit), AMOUNT_PLACES)), unit: factor.unit.id },
    conversions: rate.steps.map(describeStep),
    factors: [factorUsed(factor)],
    ...market,
    ...told(factor, { inPeriod, region }),
    ...(factor.relative95 !== undefined && { factor95: factor.relative95 }),
    rating: rateData({ own: factor.own !== undefined, inPeriod, exactRegion: isRegion(factor, region) }),
  };
}

const basisOf = ({ scope, category }: RatedFactor): string => {
  if (scope === 1) return 'scope 1, as its source publishes it';
  if (scope === 2) return 'scope 2, location-based, grid losses excluded';
  return scope === 3
    ? `scope 3${category === undefined ? '' : ` category ${category}`}`
    : 'outside the scopes: biogenic CO2';
};

/** What was found, or the fault that says why nothing was. */
function known<T extends object | undefined>(found: T | LookupFailure, asked: EmissionsItem): T {
  if (!isFailure(found)) return found;
  throw ActivityRefused({ ...found, value: String(asked[found.field] ?? '') });
}
const isFailure = (found: object | undefined): found is LookupFailure => found !== undefined && 'code' in found;

const isRegion = ({ region }: RatedFactor, asked: string): boolean => {
  const name = asked.trim().toUpperCase();
  return region === name || region === `US-${name}` || (region === 'GB' && name === 'UK');
};

function told(factor: RatedFactor, { inPeriod, region }: { inPeriod: boolean; region: string }) {
  const { id, set } = factor;
  const span = `${set.validFrom} to ${set.validTo ?? 'now'}`;
  const assumptions: { code: string; message: string }[] = [];
  if (!inPeriod)
    assumptions.push({
      code: 'factor_out_of_period',
      message: `${id} (${span}) was used outside that time, as the nearest of the sets in use.`,
    });
  if (!isRegion(factor, region))
    assumptions.push({ code: 'factor_region', message: `The factor is published for ${factor.region}.` });
  if (factor.co2e !== undefined && factor.own === undefined)
    assumptions.push({
      code: 'co2e_as_printed',
      message: `${id} is printed as CO2e alone; its potentials are those of its source.`,
    });
  const defaults = inPeriod
    ? []
    : [
        {
          what: 'factor_of_another_time',
          value: id,
          source: `${set.source}, ${set.version}`,
          why: `No factor is valid then; this one (${span}) is the nearest of the sets in use.`,
        },
      ];
  return { assumptions, defaults };
}

export function factorUsed({ id, name, region, unit, set, own, co2e, ...gas }: RatedFactor): FactorUsed {
  const { source, version, licence, gasBasis, recordedAt, validFrom, validTo } = set;
  return {
    ...{
      id,
      name,
      set: set.id,
      source,
      version,
      licence,
      region,
      unit: unit.id,
      gasBasis,
      recordedAt,
      validFrom,
      validTo,
    },
    co2: formatDecimal(gas.co2),
    ch4: formatDecimal(gas.ch4),
    n2o: formatDecimal(gas.n2o),
    biogenicCo2: formatDecimal(gas.biogenicCo2),
    ...(co2e !== undefined && { co2e: formatDecimal(co2e) }),
    ...(own && { revision: own.revision, ...(own.shadows !== undefined && { shadows: own.shadows }) }),
  };
}

type Market = { readonly market?: NonNullable<EmissionsResult['market']>; readonly marketCo2e?: bigint };

/** The same consumption by contract, most precise first; what they leave over takes the residual mix, else the grid average, and says so. */
function marketOf({ market, unit = '' }: EmissionsItem, quantity: Decimal, rate: EmissionRate): Market {
  const [own, mwh] = [findUnit(unit), findUnit('MWh')];
  if (market === undefined) return {};
  if (rate.factor.scope !== 2 || own?.dimension !== 'energy' || mwh === undefined)
    throw ActivityRefused({
      ...{ field: 'market', value: unit, code: 'market_not_energy', reason: 'Contracts stand for purchased energy.' },
      remedy: 'Give them with electricity, heat or steam in a unit of energy.',
    });
  const consumed = convert(quantity, own, mwh);
  const perMwh = divide(rate.co2e, convert({ coefficient: 1n, scale: 0 }, own, mwh), 18);
  const { usable, refused } = orderInstruments(
    market.instruments.map(({ fails, ...each }) => ({ ...each, ...(fails !== undefined && { fails }) })),
  );
  const residual = market.residualKgCo2ePerMwh;
  const result = within('/market', () =>
    marketBased(consumed, {
      instruments: usable,
      gridKgCo2ePerMwh: perMwh,
      ...(residual !== undefined && { residualKgCo2ePerMwh: residual }),
    }),
  );
  return {
    marketCo2e: toUnits(result.co2eKg, EMISSION_PLACES),
    market: {
      co2eKg: formatDecimal(round(result.co2eKg, EMISSION_PLACES)),
      byInstrument: result.byInstrument.map(({ name, mwh: covered, co2eKg }) => ({
        ...{ name, mwh: formatDecimal(covered) },
        co2eKg: formatDecimal(round(co2eKg, EMISSION_PLACES)),
      })),
      uncoveredMwh: formatDecimal(result.uncoveredMwh),
      uncoveredBasis: result.uncoveredBasis,
      unusedMwh: formatDecimal(result.unusedMwh),
      refused: [...refused],
    },
  };
}
