// How well a factor fits the activity it is used for: five grades, each by a stated rule and with its reason.
import { parsePeriod } from '../../shared/period.ts';
import type { BookFactor } from '../book/model.ts';
import { placeOf } from '../book/regions.ts';

export const INDICATORS = ['technology', 'time', 'geography', 'completeness', 'reliability'] as const;
export type Indicator = (typeof INDICATORS)[number];

export interface Grade {
  readonly indicator: Indicator;
  /** 1 very good to 5 poor. */
  readonly grade: number;
  readonly reason: string;
}

/** What the factor is used for; absent: judged by itself, against the last of its own days and its own region. */
export interface Use {
  readonly date?: string | undefined;
  readonly region?: string | undefined;
}

interface Maker {
  readonly reliability: readonly [number, string];
  readonly completeness: readonly [number, string];
}

/** Of the publications known here; what nobody has judged is graded 5, "unknown". */
const MAKERS: Readonly<Record<string, Maker>> = {
  defra: {
    reliability: [2, 'A government publishes it with its method; partly on assumptions.'],
    completeness: [2, 'It rests on national statistics of one year.'],
  },
  'epa-hub': {
    reliability: [2, 'A government publishes it with its sources; partly on assumptions.'],
    completeness: [2, 'It rests on national statistics and sampling over several years.'],
  },
  egrid: {
    reliability: [1, 'It rests on measured stacks and reported fuel of power plants, verified by a government.'],
    completeness: [1, 'It counts nearly all power plants on the grid over a whole year.'],
  },
  ember: {
    reliability: [3, 'It is modelled from reported generation and typical factors per technology.'],
    completeness: [2, 'It counts the generation of a whole country and year.'],
  },
};

/**
 * Grades after the pedigree matrix of Weidema & Wesnæs (J. Cleaner Production 4 (1996) 167-174), whose five indicators the GHG Protocol
 * (Scope 3 Standard ch. 7.3, table 7.6) asks for. Years apart: under 3, 6, 10, 15, or more. An own factor that states grades keeps them.
 */
export function rateFactor(factor: BookFactor, use: Use = {}): readonly Grade[] {
  const maker = MAKERS[factor.edition.series];
  const stated = factor.own?.quality;
  return INDICATORS.map((indicator): Grade => {
    const own = stated?.[indicator];
    if (own !== undefined) return { indicator, grade: own, reason: 'Its owner states so.' };
    const [grade, reason] = RULES[indicator](factor, use, maker);
    return { indicator, grade, reason };
  });
}

type Rule = (factor: BookFactor, use: Use, maker: Maker | undefined) => readonly [number, string];

const RULES: Readonly<Record<Indicator, Rule>> = {
  technology: ({ activity, variant, own }) => {
    if (own !== undefined) return [5, 'Its owner does not say which technology it is of.'];
    return /\b(average|unknown|all|mixed|other)\b/i.test(`${activity} ${variant}`)
      ? [3, 'It is an average over technologies.']
      : [2, 'It is of this very fuel, vehicle or process, but not of this installation.'];
  },
  time: (factor, use) => byYears(yearsApart(factor, use)),
  geography: ({ region }, use) => byPlace(region, use.region),
  completeness: (factor, _, maker) => {
    if (factor.gasBasis === 'mass' && factor.co2 === undefined)
      return [4, 'It states gases without CO2: one part of a whole.'];
    if (factor.gasBasis === 'mass' && factor.ch4 === undefined && factor.n2o === undefined)
      return [4, 'It states CO2 alone: CH4 and N2O stand elsewhere.'];
    return maker?.completeness ?? [5, 'What it counts is not known.'];
  },
  reliability: (_factor, _use, maker) => maker?.reliability ?? [5, 'How it was found is not known.'],
};

function yearsApart({ validFrom, validTo }: BookFactor, { date }: Use): number {
  const period = date === undefined ? undefined : parsePeriod(date);
  if (period === undefined) return 0;
  const days = (text: string) => Date.parse(text) / 86_400_000;
  const after = days(period.from) - days(validTo ?? period.from);
  const before = days(validFrom) - days(period.to);
  return Math.max(0, after, before) / 365.25;
}

function byYears(years: number): readonly [number, string] {
  const apart =
    years === 0 ? 'It is valid at the time asked for.' : `It is ${years.toFixed(1)} years from the time asked for.`;
  const steps = [3, 6, 10, 15];
  const step = steps.findIndex((most) => years < most);
  return [step < 0 ? 5 : step + 1, apart];
}

function byPlace(region: string, asked: string | undefined): readonly [number, string] {
  const place = asked === undefined ? undefined : placeOf(asked);
  if (place === undefined || region === place.code || (!place.code.includes('-') && place.codes.includes(region)))
    return [1, `It is published for ${region}.`];
  if (place.codes.includes(region)) return [2, `It is published for ${region}, of which ${place.code} is a part.`];
  return [5, `It is published for ${region}, not for ${place.code}.`];
}
