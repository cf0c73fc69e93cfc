// What a quarter's imports add up to: exact sums per good, origin and installation, and the gaps in the data.
import {
  ASSUMPTION_CODES,
  countsTowardsThreshold,
  type ResultQuality,
  resultQuality,
} from '../../calculators/index.ts';
import type { CbamBook } from '../../factors/index.ts';
import type { NumberReader } from '../../rows/index.ts';
import { add, formatDecimal, negate, ZERO } from '../../shared/decimal.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Account, Read } from '../tabular/index.ts';
import { evaluateRow } from '../tabular/read-row.ts';
import { type Assessed, assess, COLUMN_OF } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { type Gap, gapsOf, gapsOfAll } from './gaps.ts';
import type { CbamParameters } from './input.ts';
import { described, NOTHING, plusRow, type Sums } from './sums.ts';
import { type NamedInstallation, settleTerms, type Terms } from './terms.ts';

/** One line of the declaration. */
export interface GoodSums {
  readonly cnCode: string;
  readonly name: string;
  readonly sector: string;
  readonly origin: string;
  readonly basis: Assessed['basis'];
  readonly installation?: NamedInstallation;
  readonly carbonPrices: ReadonlySet<string>;
  readonly sums: Sums;
}

export class CbamAccount implements Account {
  total = NOTHING;
  thresholdMassT = ZERO;
  readonly #goods = new Map<string, GoodSums>();
  readonly #gaps = new Map<string, Gap & { rows: number }>();
  readonly #terms: Terms;
  readonly #parameters: CbamParameters;
  readonly #numbers: NumberReader;

  /** Throws what `settleTerms` throws. */
  constructor(book: CbamBook, parameters: CbamParameters, numbers: NumberReader) {
    this.#terms = settleTerms(book, parameters);
    this.#parameters = parameters;
    this.#numbers = numbers;
  }

  book(read: Read) {
    const assessed = evaluateRow(read, this.#numbers, COLUMN_OF, (cells) => assess(this.#terms, cells));
    if ('refusal' in assessed) return assessed;
    this.#add(assessed);
    return { facts: factsOf(this.#terms.book, assessed) };
  }

  #add(assessed: Assessed): void {
    const { good, origin, basis, installation, massT, carbonPrice } = assessed;
    this.total = plusRow(this.total, assessed);
    if (countsTowardsThreshold(good.sector)) this.thresholdMassT = add(this.thresholdMassT, massT);
    const key = [good.asked, origin.toUpperCase(), basis, installation?.id ?? ''].join('|');
    const known = this.#goods.get(key);
    const prices = carbonPrice ? [`${formatDecimal(carbonPrice.amount)} ${carbonPrice.currency} per tonne CO2e`] : [];
    this.#goods.set(key, {
      ...{ cnCode: good.asked, name: good.name, sector: good.sector, origin: known?.origin ?? origin, basis },
      ...(installation && { installation }),
      carbonPrices: new Set([...(known?.carbonPrices ?? []), ...prices]),
      sums: plusRow(known?.sums ?? NOTHING, assessed),
    });
    for (const gap of gapsOf(assessed)) {
      const seen = this.#gaps.get(gap.message);
      this.#gaps.set(gap.message, { ...gap, rows: (seen?.rows ?? 0) + 1 });
    }
  }

  get defaultCostsMoreEur() {
    return add(this.total.euroByDefault, negate(this.total.euro));
  }

  /** In the order of their codes: rows in any order give one answer. */
  goodsInOrder(): GoodSums[] {
    return [...this.#goods].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, good]) => good);
  }

  /** Those of the whole quarter first, then those of its imports. */
  gapsInOrder(): (Gap & { rows: number })[] {
    const ofAll = gapsOfAll(this.#parameters).map((gap) => ({ ...gap, rows: this.total.rows }));
    return [...ofAll, ...[...this.#gaps].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap)];
  }

  totals(): JsonObject {
    return {
      total: described(this.total),
      defaultCostsMoreEur: formatDecimal(this.defaultCostsMoreEur),
      thresholdMassT: formatDecimal(this.thresholdMassT),
      processes: processesOf(this.#terms),
      goods: this.goodsInOrder().map(({ cnCode, origin, basis, installation, sums }) => ({
        ...{ cnCode, origin, basis },
        ...(installation && { installation: installation.id }),
        ...described(sums),
      })),
      gaps: this.gapsInOrder().map((gap) => ({ ...gap })),
      ...this.quality(),
    };
  }

  /** What was measured and what defaults stand for are two parts of the embedded emissions. */
  quality(): ResultQuality {
    const { embeddedT, byDefaultsT } = this.total;
    const { actual, defaults } = this.#parameters.uncertainty ?? {};
    return resultQuality(
      [
        { contribution: add(embeddedT, negate(byDefaultsT)), onDefault: false, ...statedOf(actual) },
        { contribution: byDefaultsT, onDefault: true, ...statedOf(defaults) },
      ],
      {
        defaultsUsed: this.gapsInOrder().flatMap(({ code, message, rows }) =>
          isDefault(code) ? [{ ...this.#sourceOf(code), what: code, value: message, count: rows }] : [],
        ),
        uncertaintyMissing:
          'Default values are published without uncertainty; give "uncertainty" where somebody states it.',
      },
    );
  }

  #sourceOf(code: Gap['code']) {
    const [, defaults = '', benchmarks = ''] = this.#terms.book.sets;
    return { source: code.startsWith('benchmark') ? benchmarks : defaults, why: 'Nobody said otherwise.' };
  }

  get earlierT() {
    return this.#terms.earlierT;
  }

  processes(): ReturnType<typeof processesOf> {
    return processesOf(this.#terms);
  }
}

const statedOf = (relative95: string | number | undefined) => (relative95 === undefined ? {} : { relative95 });

const DEFAULTS: ReadonlySet<string> = new Set(ASSUMPTION_CODES);
const isDefault = (code: Gap['code']): boolean => DEFAULTS.has(code) || code === 'foreign_default';

const processesOf = ({ made }: Terms) =>
  [...made.byId.values()].map(({ id, direct, indirect, total, byDefaults, benchmark }) => ({
    id,
    directT: formatDecimal(direct),
    indirectT: formatDecimal(indirect),
    totalT: formatDecimal(total),
    byDefaultsT: formatDecimal(byDefaults),
    ...(benchmark && { benchmarkT: formatDecimal(benchmark) }),
  }));
