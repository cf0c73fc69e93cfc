// What the rows add up to: exact running sums per scope, site and factor; memory grows with sites and factors, never with rows.
import { describeEmissions, type Emissions, kg, NO_EMISSIONS, sumEmissions } from '../../calculators/index.ts';
import type { Factor } from '../../factors/index.ts';
import type { NumberReader } from '../../rows/index.ts';
import type { Computed } from './evaluate.ts';

interface SiteSums {
  rows: number;
  sum: Emissions;
  /** CO2e of the sum that is scope 1; the rest is scope 2. */
  scope1: bigint;
}
interface FactorUse {
  readonly factor: Factor;
  rows: number;
  outOfPeriod: number;
  co2e: bigint;
}

/** Sites beyond this many still count in every total, but are reported as one remainder. */
const TRACKED_SITES = 100_000;

export class Totals {
  records = 0;
  computed = 0;
  refused = 0;
  readonly #scopes = { scope1: { rows: 0, sum: NO_EMISSIONS }, scope2: { rows: 0, sum: NO_EMISSIONS } };
  readonly #sites = new Map<string, SiteSums>();
  readonly #beyond: SiteSums = { rows: 0, sum: NO_EMISSIONS, scope1: 0n };
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
    const scope = route.scope === 1 ? 'scope1' : 'scope2';
    const scoped = this.#scopes[scope];
    scoped.rows += 1;
    scoped.sum = sumEmissions(scoped.sum, emissions);
    const sums = this.#site(site);
    sums.rows += 1;
    sums.sum = sumEmissions(sums.sum, emissions);
    if (route.scope === 1) sums.scope1 += emissions.co2e;
    this.#use(route.rate.factor, route.inPeriod, emissions);
    if (route.regionDefaulted) this.#defaults.region += 1;
    if (route.dateDefaulted) this.#defaults.date += 1;
  }

  #site(site: string): SiteSums {
    const known = this.#sites.get(site);
    if (known !== undefined) return known;
    if (this.#sites.size >= TRACKED_SITES) return this.#beyond;
    const sums = { rows: 0, sum: NO_EMISSIONS, scope1: 0n };
    this.#sites.set(site, sums);
    return sums;
  }

  #use(factor: Factor, inPeriod: boolean, emissions: Emissions): void {
    let use = this.#factors.get(factor.id);
    if (use === undefined) {
      use = { factor, rows: 0, outOfPeriod: 0, co2e: 0n };
      this.#factors.set(factor.id, use);
    }
    use.rows += 1;
    if (!inPeriod) use.outOfPeriod += 1;
    use.co2e += emissions.co2e;
  }

  counts() {
    return { records: this.records, activities: this.activities, computed: this.computed, refused: this.refused };
  }

  scopes() {
    const { scope1, scope2 } = this.#scopes;
    return {
      scope1: { rows: scope1.rows, ...describeEmissions(scope1.sum) },
      scope2: { rows: scope2.rows, ...describeEmissions(scope2.sum) },
    };
  }

  total() {
    return describeEmissions(sumEmissions(this.#scopes.scope1.sum, this.#scopes.scope2.sum));
  }

  /** Largest first; equals stand in the order of their names, so rows in any order give one answer. */
  sites() {
    const all = [...this.#sites]
      .toSorted(([a, x], [b, y]) => byEmissions(x, y) || (a < b ? -1 : 1))
      .map(([site, sums]) => ({ site, ...describeSite(sums) }));
    const beyond = this.#beyond.rows === 0 ? {} : { remainder: describeSite(this.#beyond) };
    return { count: all.length, largest: all.slice(0, 10), all, ...beyond };
  }

  factors() {
    return [...this.#factors.values()]
      .toSorted((a, b) => (a.factor.id < b.factor.id ? -1 : 1))
      .map(({ factor, rows, outOfPeriod, co2e }) => ({
        id: factor.id,
        set: factor.set.id,
        rows,
        outOfPeriod,
        co2eKg: kg(co2e),
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

const describeSite = ({ rows, sum, scope1 }: SiteSums) => ({
  rows,
  scope1Co2eKg: kg(scope1),
  scope2Co2eKg: kg(sum.co2e - scope1),
  ...describeEmissions(sum),
});

function byEmissions(a: SiteSums, b: SiteSums): number {
  const difference = b.sum.co2e - a.sum.co2e;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
