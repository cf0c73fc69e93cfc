// What imports add up to: exact sums, of one good or of all.
import { add, compare, type Decimal, divide, formatDecimal, ZERO } from '../../shared/decimal.ts';
import type { Assessed } from './evaluate.ts';

export interface Sums {
  readonly rows: number;
  readonly massT: Decimal;
  readonly embeddedT: Decimal;
  readonly embeddedDirectT: Decimal;
  readonly embeddedIndirectT: Decimal;
  /** Of the embedded emissions: what rests on default values, those of precursors among them. */
  readonly byDefaultsT: Decimal;
  readonly adjustmentT: Decimal;
  readonly payableT: Decimal;
  readonly paidAbroadT: Decimal;
  readonly certificates: Decimal;
  readonly euro: Decimal;
  /** What the same imports would cost by default values alone. */
  readonly euroByDefault: Decimal;
}

export const NOTHING: Sums = {
  rows: 0,
  massT: ZERO,
  embeddedT: ZERO,
  embeddedDirectT: ZERO,
  embeddedIndirectT: ZERO,
  byDefaultsT: ZERO,
  adjustmentT: ZERO,
  payableT: ZERO,
  paidAbroadT: ZERO,
  certificates: ZERO,
  euro: ZERO,
  euroByDefault: ZERO,
};

export const plusRow = (sums: Sums, { massT, counts, byDefault }: Assessed): Sums => ({
  rows: sums.rows + 1,
  massT: add(sums.massT, massT),
  embeddedT: add(sums.embeddedT, counts.embeddedT),
  embeddedDirectT: add(sums.embeddedDirectT, counts.embeddedDirectT),
  embeddedIndirectT: add(sums.embeddedIndirectT, counts.embeddedIndirectT),
  byDefaultsT: add(sums.byDefaultsT, counts.byDefaultsT),
  adjustmentT: add(sums.adjustmentT, counts.adjustmentT),
  payableT: add(sums.payableT, counts.payableT),
  paidAbroadT: add(sums.paidAbroadT, counts.paidAbroadT),
  certificates: add(sums.certificates, counts.certificates),
  euro: add(sums.euro, counts.euro),
  euroByDefault: add(sums.euroByDefault, byDefault.euro),
});

const SHARE_PLACES = 12;
const per = (part: Decimal, whole: Decimal): string =>
  compare(whole, ZERO) > 0 ? formatDecimal(divide(part, whole, SHARE_PLACES)) : '0';

export const described = (sums: Sums) => ({
  rows: sums.rows,
  massT: formatDecimal(sums.massT),
  embeddedT: formatDecimal(sums.embeddedT),
  embeddedDirectT: formatDecimal(sums.embeddedDirectT),
  embeddedIndirectT: formatDecimal(sums.embeddedIndirectT),
  specificT: per(sums.embeddedT, sums.massT),
  specificDirectT: per(sums.embeddedDirectT, sums.massT),
  specificIndirectT: per(sums.embeddedIndirectT, sums.massT),
  adjustmentT: formatDecimal(sums.adjustmentT),
  payableT: formatDecimal(sums.payableT),
  paidAbroadT: formatDecimal(sums.paidAbroadT),
  certificates: formatDecimal(sums.certificates),
  euro: formatDecimal(sums.euro),
  euroByDefault: formatDecimal(sums.euroByDefault),
  shareByDefaults: per(sums.byDefaultsT, sums.embeddedT),
});
