// What the rows add up to: exact running sums per scope, site and factor; memory grows with sites and factors, never with rows.
import {
  describeEmissions,
  type Emissions,
  kg,
  NO_EMISSIONS,
  type RatedFactor,
  sumEmissions,
} from '../../calculators/index.ts';
import type { NumberReader } from '../../rows/index.ts';
import type { Computed } from './evaluate.ts';
import { FITS } from './fit.ts';

interface SiteSums {
  rows: number;
  sum: Emissions;
  /** CO2e of the sum that is scope 1 and scope 3; the rest is scope 2. */
  scope1: bigint;
  scope3: bigint;
}
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
  readonly #scopes = { 1: nothing(), 2: nothing(), 3: nothing(), outside: nothing() };
  readonly #categories = new Map<number, ScopeSums>();
  readonly #sites = new Map<string, SiteSums>();
  readonly #beyond: SiteSums = { rows: 0, sum: NO_EMISSIONS, scope1: 0n, scope3: 0n };
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
    count(this.#scopes[route.scope], emissions);
    if (route.scope === 3) this.#count3(route.rate.factor.category ?? 0, emissions);
    const sums = this.#site(site);
    count(sums, emissions);
    if (route.scope === 1) sums.scope1 += emissions.co2e;
    else if (route.scope === 3) sums.scope3 += emissions.co2e;
    this.#use(route, emissions);
    if (route.regionDefaulted) this.#defaults.region += 1;
    if (route.dateDefaulted) this.#defaults.date += 1;
  }

  #site(site: string): SiteSums {
    const known = this.#sites.get(site);
    if (known !== undefined) return known;
    if (this.#sites.size >= TRACKED_SITES) return this.#beyond;
    const sums = { rows: 0, sum: NO_EMISSIONS, scope1: 0n, scope3: 0n };
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
    const { 1: scope1, 2: scope2, 3: scope3, outside } = this.#scopes;
    const byCategory = [...this.#categories]
      .toSorted(([a], [b]) => a - b)
      .map(([category, sums]) => ({ category, ...describeScope(sums) }));
    return {
      scope1: describeScope(scope1),
      scope2: describeScope(scope2),
      ...(scope3.rows > 0 && { scope3: { ...describeScope(scope3), byCategory } }),
      ...(outside.rows > 0 && { outside: describeScope(outside) }),
    };
  }

  total() {
    return describeEmissions(
      Object.values(this.#scopes).reduce((sum, each) => sumEmissions(sum, each.sum), NO_EMISSIONS),
    );
  }

  /** Largest first; equals stand in the order of their names, so rows in any order give one answer. */
  sites() {
    const all = [...this.#sites]
      .toSorted(([a, x], [b, y]) => byEmissions(x, y) || (a < b ? -1 : 1))
      .map(([site, sums]) => ({ site, ...describeSite(sums) }));
    const beyond = this.#beyond.rows === 0 ? {} : { remainder: describeSite(this.#beyond) };
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

interface ScopeSums {
  rows: number;
  sum: Emissions;
}
const nothing = (): ScopeSums => ({ rows: 0, sum: NO_EMISSIONS });
function count(sums: ScopeSums, emissions: Emissions): void {
  sums.rows += 1;
  sums.sum = sumEmissions(sums.sum, emissions);
}
const describeScope = ({ rows, sum }: ScopeSums) => ({ rows, ...describeEmissions(sum) });

const describeSite = ({ rows, sum, scope1, scope3 }: SiteSums) => ({
  rows,
  scope1Co2eKg: kg(scope1),
  scope2Co2eKg: kg(sum.co2e - scope1 - scope3),
  ...(scope3 > 0n && { scope3Co2eKg: kg(scope3) }),
  ...describeEmissions(sum),
});

function byEmissions(a: SiteSums, b: SiteSums): number {
  const difference = b.sum.co2e - a.sum.co2e;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
