// Every question about energy in one request: consumption, intensity, weather, cost, efficiency, renewable share; each where it is asked.
import { efficiency, figure, INTENSITY_PLACES, renewableShare, resultQuality } from '../../calculators/index.ts';
import { type BuildingBook, referenceSets } from '../../factors/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { within } from '../../shared/fault.ts';
import { EnergyFieldsMissing } from '../faults.ts';
import type { EnergyRequest, EnergyResult } from './contract.ts';
import { costOf } from './cost.ts';
import { type Intensity, intensityOf, type Use } from './intensity.ts';
import { consumptionView, gapsOf, isPositive, type Metered, meteredOf } from './meters.ts';
import { weatherOf } from './weather.ts';

const QUESTIONS = ['uses', 'meters', 'weather', 'bills', 'conversion', 'sources'] as const;

/** Throws EnergyFieldsMissing, and what each part throws, with the pointer of the field. */
export function calculateEnergy(book: BuildingBook, asked: EnergyRequest): EnergyResult {
  const { meters, weather, bills, conversion, sources, reference } = asked;
  if (QUESTIONS.every((name) => asked[name] === undefined))
    throw EnergyFieldsMissing({ fields: QUESTIONS.map((name) => `/${name}`) });
  if (meters && asked.year === undefined) throw EnergyFieldsMissing({ fields: ['/year'] });
  const metered = meteredOf(asked);
  const uses = usesOf(asked, metered);
  const intensity = uses.length > 0 ? intensityOf(book, uses, asked) : undefined;
  const told = weather && weatherOf(weather);
  return {
    ...(reference !== undefined && { reference }),
    ...intensity?.shown,
    ...(meters && { consumption: consumptionView(metered) }),
    ...(told && { weather: told.shown }),
    ...(bills && { cost: costOf(bills) }),
    ...(conversion && {
      efficiency: within('/conversion', () => formatDecimal(efficiency(conversion.usefulOutput, conversion.input))),
    }),
    ...(sources && { renewableShare: renewableOf(sources) }),
    gaps: [...gapsOf(metered), ...(intensity?.gaps ?? []), ...(told?.gaps ?? [])],
    assumptions: assumptionsOf(asked, metered, intensity),
    ...qualityOf(uses, intensity, { asked, metered }),
    factors: referenceSets(intensity ? book.sets : []).map(({ id, version, sha256, cautions }) => ({
      ...{ set: id, version, sha256, cautions },
    })),
    rounding: {
      ...{ places: INTENSITY_PLACES, moneyPlaces: 2, mode: 'half-even' },
      rule: 'intensities, shares and money of each line of a bill once, from exact sums',
    },
  };
}

function usesOf({ uses = [] }: EnergyRequest, metered: readonly Metered[]): Use[] {
  return [
    ...uses.map(({ energy, unit, amount, relative95 }, index) => ({
      ...{ place: `/uses/${index}`, energy, unit, onDefault: false },
      amount: figure(amount, `/uses/${index}/amount`, 'not negative'),
      ...(relative95 !== undefined && { relative95 }),
    })),
    ...metered.map(({ meter: { energy, unit, relative95 }, found }, index) => ({
      ...{ place: `/meters/${index}`, energy, unit, amount: found.amount, onDefault: isPositive(found.filled) },
      ...(relative95 !== undefined && { relative95 }),
    })),
  ];
}

/** The calculator speaks of uses; here they are sources. */
const renewableOf = (sources: NonNullable<EnergyRequest['sources']>): string => {
  const read = sources.map(({ amount, renewable }, index) => ({
    amount: figure(amount, `/sources/${index}/amount`, 'not negative'),
    renewable,
  }));
  figure(read.some(({ amount }) => isPositive(amount)) ? 1 : 0, '/sources', 'positive');
  return formatDecimal(renewableShare(read));
};

function assumptionsOf(
  asked: EnergyRequest,
  metered: readonly Metered[],
  intensity: Intensity | undefined,
): EnergyResult['assumptions'] {
  const filled = metered.filter(({ found }) => isPositive(found.filled));
  return [
    ...(intensity && asked.country === undefined
      ? [{ code: 'country_default', message: 'The source-site ratios of the US were used.' }]
      : []),
    ...filled.map(({ meter, found }) => ({
      code: 'gap_filled',
      message: `Meter "${meter.id}": ${found.days - found.coveredDays} days were filled at the mean of the ${found.coveredDays} covered.`,
    })),
    ...(asked.weather && asked.weather.method === undefined
      ? [{ code: 'weather_method_default', message: 'Weather was taken out by regression.' }]
      : []),
  ];
}

function qualityOf(
  uses: readonly Use[],
  intensity: Intensity | undefined,
  { asked, metered }: { readonly asked: EnergyRequest; readonly metered: readonly Metered[] },
) {
  const parts = uses.map(({ relative95, onDefault }, index) => ({
    contribution: intensity?.siteKbtuOf[index] ?? 0,
    onDefault: onDefault || asked.country === undefined,
    ...(relative95 !== undefined && { relative95 }),
  }));
  const none = { status: 'unknown', reason: 'No energy use is among what is asked.' } as const;
  return resultQuality(parts, {
    ...(uses.length === 0 && { uncertainty: none }),
    defaultsUsed: assumptionsOf(asked, metered, intensity).map(({ code, message }) => ({
      ...{ what: code, value: message },
      source: code === 'country_default' ? 'ENERGY STAR Portfolio Manager, Source Energy' : 'lib/calculators/energy',
      why: 'The request does not say otherwise.',
    })),
    uncertaintyMissing: 'No uncertainty of the metered amounts is stated: give relative95 with each use or meter.',
  });
}
