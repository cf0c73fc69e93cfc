// The way from an activity's words to a rate: found once per distinct wording, then remembered, because files repeat themselves.
import {
  describeStep,
  type EmissionRate,
  type FoundRate,
  findRate,
  type RatedScope,
  type RateShelves,
  readHeatContent,
} from '../../calculators/index.ts';
import { type Gwp, type LookupFailure, readPeriod } from '../../factors/index.ts';
import type { ActivityText } from './activity.ts';
import { FIT } from './fit.ts';
import type { Terms } from './terms.ts';

export interface Route {
  readonly rate: EmissionRate;
  readonly scope: RatedScope;
  /** Its place among `SCOPES`. */
  readonly scopeAt: number;
  /** The scope as JSON. */
  readonly scopeText: string;
  readonly inPeriod: boolean;
  readonly regionDefaulted: boolean;
  readonly dateDefaulted: boolean;
  /** A sum of `FIT`. */
  readonly fit: number;
  /** The parts of a canonical entry that every row of this route shares, rendered once. */
  readonly factorText: string;
  readonly categoryText: string;
  readonly ownText: string;
  readonly factorId: string;
  readonly readHead: string;
  readonly readMiddle: string;
  readonly readTail: string;
  readonly tail: string;
  /** As rows documents have it. */
  readonly unitText: string;
}

/** In the order totals keep them. */
const SCOPES: readonly RatedScope[] = [1, 2, 3, 'outside'];

/** More distinct wordings than any real file has; a hostile one only makes the memory start over. */
const REMEMBERED = 20_000;
const REMEMBERED_LENGTH = 300;

/** Lengths first, so that no two wordings ever share a key whatever characters they hold. */
const keyOf = ({ date, fuel, unit, region, heatContent }: ActivityText): string =>
  `${date.length}.${fuel.length}.${unit.length}.${region.length}:${date}${fuel}${unit}${region}${heatContent}`;

export class Routes {
  readonly #shelves: RateShelves;
  readonly #terms: Terms;
  readonly #gwp: Gwp;
  readonly #known = new Map<string, Route | LookupFailure>();

  constructor(shelves: RateShelves, terms: Terms) {
    this.#shelves = shelves;
    this.#terms = terms;
    this.#gwp = shelves.library.gwp(terms.parameters.gwpSet);
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
    const found = findRate(this.#shelves, {
      fuel: activity.fuel,
      unit: activity.unit,
      region,
      period,
      factorPeriod: parameters.factorPeriod,
      gwp: this.#gwp,
      ...(heat === undefined ? {} : { heat }),
      ...(parameters.asOf === undefined ? {} : { asOf: parameters.asOf }),
    });
    if ('code' in found) return found;
    return this.#route(activity, found, region);
  }

  #route(activity: ActivityText, { rate, inPeriod }: FoundRate, region: string): Route {
    const { factor } = rate;
    const text = JSON.stringify;
    const [regionDefaulted, dateDefaulted] = [activity.region.trim() === '', activity.date.trim() === ''];
    const heat = activity.heatContent === '' ? '' : `"heatContent":${text(activity.heatContent)},`;
    return {
      rate,
      scope: factor.scope,
      scopeAt: SCOPES.indexOf(factor.scope),
      scopeText: text(factor.scope),
      inPeriod,
      regionDefaulted,
      dateDefaulted,
      fit:
        (inPeriod ? 0 : FIT.otherTime) +
        (sameRegion(factor.region, region) ? 0 : FIT.otherPlace) +
        (regionDefaulted || dateDefaulted ? FIT.defaulted : 0),
      factorId: text(factor.id),
      factorText: `"factor":${text(factor.id)},"factorSet":${text(factor.set.id)},"factorUnit":${text(factor.unit.id)}`,
      categoryText: factor.category === undefined ? '' : `"category":${factor.category},`,
      ownText: factor.own === undefined ? '' : `"ownRevision":${factor.own.revision},`,
      readHead: `"read":{"date":${text(activity.date)},"fuel":${text(activity.fuel)},${heat}"quantity":`,
      readMiddle: `,"region":${text(activity.region)},"site":`,
      readTail: `,"unit":${text(activity.unit)}},"row":`,
      unitText: text(activity.unit.trim()),
      tail: `,"scope":${text(factor.scope)},"steps":${text(rate.steps.map(describeStep))}}`,
    };
  }
}

/** `NWPP`, `us-nwpp` and `US-NWPP` are one region, `UK` and `GB` too. */
const sameRegion = (factor: string, asked: string): boolean => {
  const name = asked.trim().toUpperCase().replace(/^UK$/, 'GB');
  return factor === name || factor === `US-${name}`;
};
