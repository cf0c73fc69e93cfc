// The way from an activity's words to a rate: found once per distinct wording, then remembered, because files repeat themselves.
import { describeStep, type EmissionRate, emissionRate, type HeatContent } from '../../calculators/index.ts';
import { findFactor, type Gwp, type Library, type LookupFailure } from '../../factors/index.ts';
import { parseDecimal } from '../../shared/decimal.ts';
import { type Period, parsePeriod } from '../../shared/period.ts';
import { findUnit } from '../../shared/units.ts';
import type { ActivityText } from './activity.ts';
import type { Terms } from './terms.ts';

export interface Route {
  readonly rate: EmissionRate;
  readonly scope: 1 | 2;
  readonly inPeriod: boolean;
  readonly regionDefaulted: boolean;
  readonly dateDefaulted: boolean;
  /** The parts of a canonical entry that every row of this route shares, rendered once. */
  readonly factorText: string;
  readonly factorId: string;
  readonly readHead: string;
  readonly readMiddle: string;
  readonly readTail: string;
  readonly tail: string;
}

/** More distinct wordings than any real file has; a hostile one only makes the memory start over. */
const REMEMBERED = 20_000;
const REMEMBERED_LENGTH = 300;

/** Lengths first, so that no two wordings ever share a key whatever characters they hold. */
const keyOf = ({ date, fuel, unit, region, heatContent }: ActivityText): string =>
  `${date.length}.${fuel.length}.${unit.length}.${region.length}:${date}${fuel}${unit}${region}${heatContent}`;

export class Routes {
  readonly #library: Library;
  readonly #terms: Terms;
  readonly #gwp: Gwp;
  readonly #known = new Map<string, Route | LookupFailure>();

  constructor(library: Library, terms: Terms) {
    this.#library = library;
    this.#terms = terms;
    this.#gwp = library.gwp(terms.parameters.gwpSet);
  }

  of(activity: ActivityText): Route | LookupFailure {
    const key = keyOf(activity);
    if (key.length > REMEMBERED_LENGTH) return this.#find(activity);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const route = this.#find(activity);
    this.#known.set(key, route);
    return route;
  }

  #find(activity: ActivityText): Route | LookupFailure {
    const { parameters } = this.#terms;
    const date = activity.date.trim() === '' ? (parameters.date ?? '') : activity.date.trim();
    const period = parsePeriod(date);
    if (period === undefined || !plausible(period)) return wrongDate(date);
    const heat = readHeat(activity.heatContent);
    if (heat !== undefined && 'code' in heat) return heat;
    const region = activity.region.trim() === '' ? (parameters.region ?? '') : activity.region;
    const found = findFactor(this.#library, {
      fuel: activity.fuel,
      unit: activity.unit,
      region,
      period,
      factorPeriod: parameters.factorPeriod,
      ...(heat === undefined ? {} : { heatPer: heat.per }),
    });
    if ('code' in found) return found;
    return this.#route(activity, found.inPeriod, emissionRate(found.factor, found.unit, this.#gwp, heat));
  }

  #route(activity: ActivityText, inPeriod: boolean, rate: EmissionRate): Route {
    const { factor } = rate;
    const text = JSON.stringify;
    const heat = activity.heatContent === '' ? '' : `"heatContent":${text(activity.heatContent)},`;
    return {
      rate,
      scope: factor.scope,
      inPeriod,
      regionDefaulted: activity.region.trim() === '',
      dateDefaulted: activity.date.trim() === '',
      factorId: text(factor.id),
      factorText: `"factor":${text(factor.id)},"factorSet":${text(factor.set.id)},"factorUnit":${text(factor.unit.id)}`,
      readHead: `"read":{"date":${text(activity.date)},"fuel":${text(activity.fuel)},${heat}"quantity":`,
      readMiddle: `,"region":${text(activity.region)},"site":`,
      readTail: `,"unit":${text(activity.unit)}},"row":`,
      tail: `,"scope":${factor.scope},"steps":${text(rate.steps.map(describeStep))}}`,
    };
  }
}

const failure = (field: LookupFailure['field'], code: string, reason: string, remedy: string): LookupFailure => ({
  field,
  code,
  reason,
  remedy,
});

const plausible = (period: Period): boolean => period.from >= '1990-01-01' && period.to <= '2100-12-31';

function wrongDate(text: string): LookupFailure {
  const remedy = 'Write 2024, 2024-Q3, 2024-07 or 2024-07-31, between 1990 and 2100.';
  return text === ''
    ? failure('date', 'date_missing', 'The date is missing.', remedy)
    : failure(
        'date',
        'date_unreadable',
        `"${text.slice(0, 40)}" is not a date that can mean only one day, month, quarter or year.`,
        remedy,
      );
}

const HEAT = /^\s*([\d.]+)\s*([^/]+?)\s*(?:\/|per)\s*(.+?)\s*$/i;

function readHeat(text: string): HeatContent | LookupFailure | undefined {
  if (text.trim() === '') return undefined;
  const match = HEAT.exec(text.slice(0, 100));
  const content = parseDecimal(match?.[1] ?? '');
  const [unit, per] = [findUnit(match?.[2] ?? ''), findUnit(match?.[3] ?? '')];
  const sane =
    content !== undefined &&
    content.coefficient > 0n &&
    unit?.dimension === 'energy' &&
    per !== undefined &&
    per.dimension !== 'energy';
  if (sane) return { content, unit, per, stated: true };
  return failure(
    'heatContent',
    'heat_content_unreadable',
    `"${text.slice(0, 60)}" is not a heat content.`,
    'Write energy per mass or volume, e.g. "1.037 therm/ccf" or "0.137 MMBtu/gallon".',
  );
}
