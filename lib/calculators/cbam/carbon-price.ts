// The carbon price paid in the country of origin, turned into certificates that need not be surrendered.
import { type Decimal, divide, multiply, ZERO } from '../../shared/decimal.ts';
import { CurrenciesMixed } from '../faults.ts';
import { figure, type Numeric } from '../numeric.ts';

/** Certificates from money are kept to twelve decimals half-even. */
const CERTIFICATE_PLACES = 12;

export type CarbonPricePaid =
  /** Effectively paid (rebates deducted) per tonne CO2e that is payable here. */
  | { readonly per: 'tonne CO2e'; readonly amount: Numeric; readonly currency: string }
  /** Effectively paid on the whole consignment. */
  | { readonly per: 'consignment'; readonly amount: Numeric; readonly currency: string }
  /** Already expressed in tonnes CO2e. */
  | { readonly per: 'certificates'; readonly amount: Numeric };

/** EUR per unit of a currency, e.g. `{ CNY: '0.128' }`: the yearly average the Commission publishes (Art. 9(3)). */
export type ExchangeRates = Readonly<Record<string, Numeric>>;

/**
 * How many certificates the price paid abroad is worth (Regulation (EU) 2023/956 Art. 9): money at the exchange rate, divided by the
 * certificate price. Never more than `payableT`. Throws CurrenciesMixed when the rate of a foreign currency is missing.
 */
export function certificatesPaidAbroad(
  paid: CarbonPricePaid | undefined,
  terms: { payableT: Decimal; priceEur: Decimal; exchangeRates?: ExchangeRates },
): Decimal {
  if (paid === undefined) return ZERO;
  const amount = figure(paid.amount, '/carbonPricePaid/amount', 'not negative');
  if (paid.per === 'certificates') return amount;
  const euro = multiply(amount, rateOf(paid.currency, terms.exchangeRates ?? {}));
  const total = paid.per === 'consignment' ? euro : multiply(euro, terms.payableT);
  return divide(total, terms.priceEur, CERTIFICATE_PLACES);
}

function rateOf(currency: string, rates: ExchangeRates): Decimal {
  const code = currency.trim().toUpperCase();
  if (code === 'EUR') return figure(1, '/exchangeRates/EUR');
  const rate = Object.hasOwn(rates, code) ? rates[code] : undefined;
  if (rate !== undefined) return figure(rate, `/exchangeRates/${code}`, 'positive');
  throw CurrenciesMixed({
    field: '/carbonPricePaid/currency',
    value: currency,
    message: `The carbon price is in ${code.slice(0, 10) || 'no currency'} and certificates are in EUR.`,
    remedy: `Give /exchangeRates/${code.slice(0, 10)} in EUR per unit.`,
  });
}
