// The way from an activity's words to a rate: found once per distinct wording, then remembered, because files repeat themselves.
import { describeStep, type EmissionRate, emissionRate, readHeatContent } from '../../calculators/index.ts';
import { findFactor, type Gwp, type Library, type LookupFailure, readPeriod } from '../../factors/index.ts';
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
    const period = readPeriod(date);
    if ('code' in period) return period;
    const heat = readHeatContent(activity.heatContent);
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
