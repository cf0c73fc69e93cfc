// What energy costs under a tariff: standing charges, bands of time, rising or falling blocks, and the price of the peak.
import { add, compare, type Decimal, decimal, multiply, negate, round, ZERO } from '../../shared/decimal.ts';
import { CurrenciesMixed, FigureOutOfRange } from '../faults.ts';
import { figure, type Numeric } from '../numeric.ts';

/** Money is rounded once, at the sum of each line of the bill, half to even, to the cent. */
const MONEY_PLACES = 2;

export interface TariffBlock {
  /** Upper end of the block in the billing period; the last block has none. */
  readonly upTo?: Numeric;
  readonly pricePerUnit: Numeric;
}

export interface Tariff {
  readonly currency: string;
  readonly standingPerDay?: Numeric;
  /** Price by band of time (`day`, `night`), or blocks of the amount within the band. */
  readonly bands: Readonly<Record<string, Numeric | readonly TariffBlock[]>>;
  /** Per unit of peak demand (kW) in the billing period. */
  readonly pricePerPeakUnit?: Numeric;
}

export interface Bill {
  readonly currency: string;
  readonly standing: Decimal;
  readonly energy: Decimal;
  readonly demand: Decimal;
  readonly total: Decimal;
}

/**
 * The bill of one billing period: standing·days + Σ band prices + peak price. Amounts in the unit the prices are per, money to the
 * cent. Throws FigureOutOfRange for a band the tariff lacks, a peak it prices but nobody states, or blocks that do not rise.
 */
export function billOf(
  tariff: Tariff,
  used: { days: number; byBand: Readonly<Record<string, Numeric>>; peak?: Numeric },
): Bill {
  const standing = multiply(
    figure(tariff.standingPerDay ?? 0, '/tariff/standingPerDay'),
    figure(used.days, '/days', 'not negative'),
  );
  const energy = Object.entries(used.byBand).reduce<Decimal>((sum, [band, amount]) => {
    const prices = Object.hasOwn(tariff.bands, band) ? tariff.bands[band] : undefined;
    if (prices === undefined) throw unknownBand(band, tariff);
    return add(sum, priceOf(figure(amount, `/byBand/${band}`, 'not negative'), prices, `/tariff/bands/${band}`));
  }, ZERO);
  const demand =
    tariff.pricePerPeakUnit === undefined
      ? ZERO
      : multiply(
          figure(used.peak, '/peak', 'not negative'),
          figure(tariff.pricePerPeakUnit, '/tariff/pricePerPeakUnit'),
        );
  const lines = [standing, energy, demand].map((line) => round(line, MONEY_PLACES));
  const [s = ZERO, e = ZERO, d = ZERO] = lines;
  return { currency: tariff.currency, standing: s, energy: e, demand: d, total: lines.reduce(add, ZERO) };
}

function priceOf(amount: Decimal, prices: Numeric | readonly TariffBlock[], field: string): Decimal {
  if (!Array.isArray(prices)) return multiply(amount, figure(isPrice(prices) ? prices : undefined, field));
  let below = ZERO;
  let sum = ZERO;
  for (const [index, block] of readBlocks(prices, field).entries()) {
    const end = block.upTo === undefined || compare(amount, block.upTo) < 0 ? amount : block.upTo;
    if (block.upTo !== undefined && compare(block.upTo, below) <= 0)
      throw notRising(`${field}/${index}/upTo`, block.upTo);
    if (compare(end, below) > 0) sum = add(sum, multiply(add(end, negate(below)), block.price));
    below = block.upTo ?? end;
  }
  if (compare(amount, below) > 0) throw notRising(`${field}/${prices.length - 1}/upTo`, below);
  return sum;
}

const isPrice = (prices: Numeric | readonly TariffBlock[]): prices is Numeric => !Array.isArray(prices);
const readBlocks = (blocks: readonly TariffBlock[], field: string) =>
  blocks.map(({ upTo, pricePerUnit }, index) => ({
    price: figure(pricePerUnit, `${field}/${index}/pricePerUnit`),
    upTo: upTo === undefined ? undefined : figure(upTo, `${field}/${index}/upTo`, 'positive'),
  }));

const notRising = (field: string, value: Decimal) =>
  FigureOutOfRange({
    field,
    value,
    message: `${field} leaves part of the amount without a price.`,
    remedy: 'Let the blocks rise, and leave `upTo` out of the last one.',
  });
const unknownBand = (band: string, tariff: Tariff) =>
  FigureOutOfRange({
    field: `/byBand/${band.slice(0, 40)}`,
    value: band,
    message: `The tariff has no band "${band.slice(0, 40)}".`,
    remedy: `Its bands are ${Object.keys(tariff.bands).join(', ')}.`,
  });

/** Bills of several periods or meters together. Throws CurrenciesMixed unless all are in one currency. */
export function sumBills(bills: readonly Bill[]): Bill {
  const currency = bills[0]?.currency ?? '';
  const odd = bills.findIndex((bill) => bill.currency !== currency);
  if (odd > 0)
    throw CurrenciesMixed({
      field: `/bills/${odd}/tariff/currency`,
      value: bills[odd]?.currency,
      message: `Bill ${odd} is in ${bills[odd]?.currency}, the first in ${currency}.`,
      remedy: 'Sum bills of one currency, or convert them first.',
    });
  const total = (of: (bill: Bill) => Decimal) => bills.reduce((sum, bill) => add(sum, of(bill)), decimal(0n));
  return {
    currency,
    standing: total((bill) => bill.standing),
    energy: total((bill) => bill.energy),
    demand: total((bill) => bill.demand),
    total: total((bill) => bill.total),
  };
}
