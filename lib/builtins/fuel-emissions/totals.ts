// What the rows add up to: exact running sums per scope, site and factor; memory grows with sites and factors, never with rows.
import { describeEmissions, type Emissions, kg, NO_EMISSIONS, type RatedFactor } from '../../calculators/index.ts';
import type { NumberReader } from '../../rows/index.ts';
import type { Computed } from './evaluate.ts';
import { FITS } from './fit.ts';

/** What rows add up to; grows in place, since this runs per row. */
interface Sums {
  rows: number;
  co2: bigint;
  ch4: bigint;
  n2o: bigint;
  co2e: bigint;
  biogenicCo2: bigint;
}
/** Of one site, in the order of `SCOPES`, where it has any: each row is added once, and all other totals are made of these at the end. */
type SiteSums = (Sums | undefined)[];

export interface FactorUse {
  readonly factor: RatedFactor;
  rows: number;
  outOfPeriod: number;
  /** CO2e by how well the factor fits its rows: an index of `Route.fit`. */
  readonly co2eByFit: bigint[];
}

/** Sites beyond this many still count in every total, but are reported as one remainder. */
const TRACKED_SITES = 100_000;

export class Totals {
  records = 0;
  computed = 0;
  refused = 0;
  readonly #categories = new Map<number, Sums>();
  readonly #sites = new Map<string, SiteSums>();
  readonly #beyond: SiteSums = [];
  readonly #factors = new Map<string, FactorUse>();
  readonly #defaults = { region: 0, date: 0 };

  readonly #numbers: Pick<NumberReader, 'found'>;

  constructor(numbers: Pick<NumberReader, 'found'>) {
    this.#numbers = numbers;
  }

  get activities(): number {
    return this.computed + this.refused;
  }

  add({ site, route, emissions }: Computed): void {
    this.computed += 1;
    count(ofScope(this.#site(site), route.scopeAt), emissions);
    if (route.scope === 3) this.#count3(route.rate.factor.category ?? 0, emissions);
    this.#use(route, emissions);
    if (route.regionDefaulted) this.#defaults.region += 1;
    if (route.dateDefaulted) this.#defaults.date += 1;
  }

  #site(site: string): SiteSums {
    const known = this.#sites.get(site);
    if (known !== undefined) return known;
    if (this.#sites.size >= TRACKED_SITES) return this.#beyond;
    const sums: SiteSums = [];
    this.#sites.set(site, sums);
    return sums;
  }

  #count3(category: number, emissions: Emissions): void {
    const sums = this.#categories.get(category) ?? nothing();
    count(sums, emissions);
    this.#categories.set(category, sums);
  }

  #use(route: Computed['route'], emissions: Emissions): void {
    const { factor } = route.rate;
    // Two revisions of an own factor have one id and different figures.
    const key = factor.own === undefined ? factor.id : `${factor.id}@${factor.own.revision}`;
    let use = this.#factors.get(key);
    if (use === undefined) {
      use = { factor, rows: 0, outOfPeriod: 0, co2eByFit: Array<bigint>(FITS).fill(0n) };
      this.#factors.set(key, use);
    }
    use.rows += 1;
    if (!route.inPeriod) use.outOfPeriod += 1;
    use.co2eByFit[route.fit] = (use.co2eByFit[route.fit] ?? 0n) + emissions.co2e;
  }

  counts() {
    return { records: this.records, activities: this.activities, computed: this.computed, refused: this.refused };
  }

  /** Scope 3 and what lies outside the scopes are told where there is any. */
  scopes() {
    const [scope1, scope2, scope3, outside] = this.#byScope();
    const byCategory = [...this.#categories]
      .toSorted(([a], [b]) => a - b)
      .map(([category, sums]) => ({ category, ...describe(sums) }));
    return {
      scope1: describe(scope1),
      scope2: describe(scope2),
      ...(scope3.rows > 0 && { scope3: { ...describe(scope3), byCategory } }),
      ...(outside.rows > 0 && { outside: describe(outside) }),
    };
  }

  total() {
    return describeEmissions(summed(this.#byScope()));
  }

  #byScope(): readonly [Sums, Sums, Sums, Sums] {
    const scopes = [nothing(), nothing(), nothing(), nothing()] as const;
    for (const site of [...this.#sites.values(), this.#beyond])
      scopes.forEach((scope, at) => {
        const sums = site[at];
        if (sums !== undefined) include(scope, sums);
      });
    return scopes;
  }

  /** Largest first; equals stand in the order of their names, so rows in any order give one answer. */
  sites() {
    const all = [...this.#sites]
      .map(([site, scopes]) => ({ site, scopes, sum: summed(scopes) }))
      .toSorted((a, b) => byEmissions(a.sum, b.sum) || (a.site < b.site ? -1 : 1))
      .map(({ site, scopes, sum }) => ({ site, ...describeSite(scopes, sum) }));
    const beyond = this.#beyond.length === 0 ? {} : { remainder: describeSite(this.#beyond, summed(this.#beyond)) };
    return { count: all.length, largest: all.slice(0, 10), all, ...beyond };
  }

  /** In the order of their ids. */
  get uses(): readonly FactorUse[] {
    return [...this.#factors].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
  }

  factors() {
    return this.uses.map(({ factor, rows, outOfPeriod, co2eByFit }) => ({
      id: factor.id,
      set: factor.set.id,
      rows,
      outOfPeriod,
      co2eKg: kg(co2eByFit.reduce((sum, each) => sum + each, 0n)),
      ...(factor.own && { revision: factor.own.revision }),
      factor,
    }));
  }

  get defaults(): { readonly region: number; readonly date: number } {
    return this.#defaults;
  }

  /** The decimal sign that the quantities themselves settled. */
  get decimalSign(): NumberReader['found'] {
    return this.#numbers.found;
  }

  /** What the seal holds. */
  forSeal() {
    return {
      counts: this.counts(),
      ...(this.decimalSign === undefined ? {} : { decimalSign: this.decimalSign }),
      defaults: { ...this.#defaults },
      factors: this.factors().map(({ factor: _, ...use }) => use),
      scopes: this.scopes(),
      sites: this.#sites.size,
      total: this.total(),
    };
  }
}

const nothing = (): Sums => ({ rows: 0, ...NO_EMISSIONS });
function ofScope(site: SiteSums, at: number): Sums {
  const known = site[at];
  if (known !== undefined) return known;
  const sums = nothing();
  site[at] = sums;
  return sums;
}
function count(sums: Sums, emissions: Emissions): void {
  sums.rows += 1;
  grow(sums, emissions);
}
function include(sums: Sums, other: Sums): void {
  sums.rows += other.rows;
  grow(sums, other);
}
function grow(sums: Sums, { co2, ch4, n2o, co2e, biogenicCo2 }: Emissions): void {
  sums.co2 += co2;
  sums.ch4 += ch4;
  sums.n2o += n2o;
  sums.co2e += co2e;
  // Nearly no fuel has any.
  if (biogenicCo2 !== 0n) sums.biogenicCo2 += biogenicCo2;
}

function summed(parts: readonly (Sums | undefined)[]): Sums {
  const sum = nothing();
  for (const part of parts) if (part !== undefined) include(sum, part);
  return sum;
}

const describe = (sums: Sums) => ({ rows: sums.rows, ...describeEmissions(sums) });

const describeSite = ([scope1, scope2, scope3]: SiteSums, sum: Sums) => ({
  rows: sum.rows,
  scope1Co2eKg: kg(scope1?.co2e ?? 0n),
  scope2Co2eKg: kg(scope2?.co2e ?? 0n),
  ...(scope3 !== undefined && scope3.co2e > 0n && { scope3Co2eKg: kg(scope3.co2e) }),
  ...describeEmissions(sum),
});

function byEmissions(a: Sums, b: Sums): number {
  const difference = b.co2e - a.co2e;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
