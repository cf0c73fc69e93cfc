// Amounts into one currency, at the rate the caller states for the day: no rate is fetched, none is carried over to other days.
import { type Decimal, multiply, toDecimal } from '../../shared/decimal.ts';
import type { Of } from '../definition/normalisation.ts';
import type { Trouble } from '../model.ts';

export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
  /** `YYYY-MM-DD`; an instant counts by its UTC day. */
  readonly date: string;
}

/** The exact product, unrounded; an amount in the wanted currency already is left as it is. */
export function normaliseCurrency(
  { amount, currency, date }: Money,
  { to, rates }: Pick<Of<'currency'>, 'to' | 'rates'>,
): Decimal | Pick<Trouble, 'code' | 'reason' | 'remedy'> {
  const from = currency.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(from))
    return {
      code: 'currency_unreadable',
      reason: 'This is no ISO 4217 code.',
      remedy: 'Write three letters, such as "EUR".',
    };
  if (from === to) return amount;
  const day = date.slice(0, 10);
  const fit = rates.filter((rate) => rate.from === from && rate.validFrom <= day && day <= rate.validTo);
  const [only] = fit;
  if (only === undefined)
    return {
      code: 'rate_missing',
      reason: `No rate from ${from} to ${to} is stated for ${day}.`,
      remedy: 'Add it to "rates" with its source.',
    };
  if (fit.some(({ rate }) => rate !== only.rate))
    return {
      code: 'rate_ambiguous',
      reason: `Two rates from ${from} to ${to} hold on ${day}: ${fit.map(({ rate }) => rate).join(' and ')}.`,
      remedy: 'Let the days of the rates not overlap.',
    };
  return multiply(amount, toDecimal(only.rate));
}
