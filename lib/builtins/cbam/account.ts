// What a quarter's imports add up to: exact sums per good and origin, the gaps in the data, and the mass threshold.
import type { CbamBook } from '../../factors/index.ts';
import type { NumberReader } from '../../rows/index.ts';
import { add, compare, type Decimal, divide, formatDecimal, ZERO } from '../../shared/decimal.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Account, Read } from '../tabular/index.ts';
import { evaluateRow } from '../tabular/read-row.ts';
import { type Assessed, assess, COLUMN_OF, factsOf } from './evaluate.ts';
import { type Gap, gapsOf } from './gaps.ts';
import type { CbamParameters } from './input.ts';

const SUMS = ['massT', 'embeddedT', 'payableT', 'certificates', 'euro', 'byDefaultsT'] as const;
export type Sums = { [K in (typeof SUMS)[number]]: Decimal } & { rows: number };

export interface GoodSums extends Sums {
  readonly cnCode: string;
  readonly name: string;
  readonly sector: string;
  readonly origin: string;
}

const NOTHING: Sums = {
  massT: ZERO,
  embeddedT: ZERO,
  payableT: ZERO,
  certificates: ZERO,
  euro: ZERO,
  byDefaultsT: ZERO,
  rows: 0,
};
/** Hydrogen and electricity never fall under the threshold (Regulation (EU) 2023/956 Art. 2a(4)). */
const NEVER_EXEMPT = new Set(['hydrogen', 'electricity']);

export class CbamAccount implements Account {
  readonly goods = new Map<string, GoodSums>();
  readonly gaps = new Map<string, Gap & { rows: number }>();
  total = NOTHING;
  defaultCostsMoreEur = ZERO;
  thresholdMassT = ZERO;
  readonly #book: CbamBook;
  readonly #parameters: CbamParameters;
  readonly #numbers: NumberReader;

  constructor(book: CbamBook, parameters: CbamParameters, numbers: NumberReader) {
    this.#book = book;
    this.#parameters = parameters;
    this.#numbers = numbers;
  }

  book(read: Read) {
    const assessed = evaluateRow(read, this.#numbers, COLUMN_OF, (cells) =>
      assess(this.#book, this.#parameters, cells),
    );
    if ('refusal' in assessed) return assessed;
    this.#add(assessed);
    return { facts: factsOf(assessed) };
  }

  #add(assessed: Assessed): void {
    const { good, origin, massT, defaultCostsMoreEur } = assessed;
    const row = sumsOf(assessed);
    this.total = plus(this.total, row);
    if (defaultCostsMoreEur !== undefined)
      this.defaultCostsMoreEur = add(this.defaultCostsMoreEur, defaultCostsMoreEur);
    if (!NEVER_EXEMPT.has(good.sector)) this.thresholdMassT = add(this.thresholdMassT, massT);
    const key = `${good.asked} ${origin.toUpperCase()}`;
    const known = this.goods.get(key) ?? {
      ...NOTHING,
      cnCode: good.asked,
      name: good.name,
      sector: good.sector,
      origin,
    };
    this.goods.set(key, { ...known, ...plus(known, row) });
    for (const gap of gapsOf(assessed)) {
      const seen = this.gaps.get(gap.message);
      this.gaps.set(gap.message, { ...gap, rows: (seen?.rows ?? 0) + 1 });
    }
  }

  /** In the order of their codes: rows in any order give one answer. */
  goodsInOrder(): GoodSums[] {
    return [...this.goods].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, good]) => good);
  }

  gapsInOrder(): (Gap & { rows: number })[] {
    return [...this.gaps].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
  }

  totals(): JsonObject {
    return {
      total: described(this.total),
      defaultCostsMoreEur: formatDecimal(this.defaultCostsMoreEur),
      thresholdMassT: formatDecimal(this.thresholdMassT),
      goods: this.goodsInOrder().map(({ cnCode, origin, ...sums }) => ({ cnCode, origin, ...described(sums) })),
      gaps: this.gapsInOrder().map((gap) => ({ ...gap })),
    };
  }
}

const sumsOf = ({ massT, counts, basis }: Assessed): Sums => ({
  massT,
  embeddedT: counts.embeddedT,
  payableT: counts.payableT,
  certificates: counts.certificates,
  euro: counts.euro,
  byDefaultsT: basis === 'default' ? counts.embeddedT : ZERO,
  rows: 1,
});

const plus = (a: Sums, b: Sums): Sums => ({
  massT: add(a.massT, b.massT),
  embeddedT: add(a.embeddedT, b.embeddedT),
  payableT: add(a.payableT, b.payableT),
  certificates: add(a.certificates, b.certificates),
  euro: add(a.euro, b.euro),
  byDefaultsT: add(a.byDefaultsT, b.byDefaultsT),
  rows: a.rows + b.rows,
});

const SHARE_PLACES = 12;
export const described = ({ rows, ...sums }: Sums) => ({
  rows,
  massT: formatDecimal(sums.massT),
  embeddedT: formatDecimal(sums.embeddedT),
  payableT: formatDecimal(sums.payableT),
  certificates: formatDecimal(sums.certificates),
  euro: formatDecimal(sums.euro),
  shareByDefaults:
    compare(sums.embeddedT, ZERO) > 0 ? formatDecimal(divide(sums.byDefaultsT, sums.embeddedT, SHARE_PLACES)) : '0',
});
