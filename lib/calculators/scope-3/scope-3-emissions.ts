// Emissions of the value chain by the method the data allow: each a short sum of products, told step by step.
import { add, type Decimal, divide, formatDecimal, multiply, negate, ZERO } from '../../shared/decimal.ts';
import { CurrenciesMixed } from '../faults.ts';
import { figure, type Numeric, ONE } from '../numeric.ts';
import { SCOPE_3_CATEGORIES, type Scope3Method, scope3Category } from './categories.ts';
import { Scope3MethodRefused } from './faults.ts';

/** A quantity and what one unit of it emits; `share` allocates a part of it (1 unless stated). */
export interface Scope3Term {
  readonly name: string;
  readonly quantity: Numeric;
  readonly kgCo2ePerUnit: Numeric;
  readonly share?: Numeric;
  /** Spend-based: ISO 4217 code of the spending. */
  readonly currency?: string;
  /** Spend-based: of the factor, where it is per another money; `exchangeRate` is then how much of it one unit spent is. */
  readonly factorCurrency?: string;
  readonly exchangeRate?: Numeric;
}

export interface Scope3Activity {
  readonly category: number;
  readonly method: Scope3Method;
  readonly terms: readonly Scope3Term[];
  /** Spend-based: price level of the spending year over that of the factor's (1.12 = 12 % inflation). */
  readonly inflation?: Numeric;
  /** Spend-based: share of the purchase price that is trade margin and tax, which basic-price factors leave out. */
  readonly marginShare?: Numeric;
}

export interface Scope3Emissions {
  readonly category: number;
  readonly categoryName: string;
  readonly co2eKg: Decimal;
  readonly terms: readonly { readonly name: string; readonly co2eKg: Decimal; readonly step: string }[];
}

/** Decimals kept when spending is brought to the prices of its factor. */
const DEFLATED_PLACES = 15;

/**
 * Σ quantity · share · factor, in kg CO2e (GHG Protocol Technical Guidance for Calculating Scope 3 Emissions, formulas of chapters 1 to
 * 15); spending first becomes spending · (1 − margin) / inflation, fifteen decimals half-even, else exact. Throws Scope3MethodRefused,
 * CurrenciesMixed, NumberRefused or FigureOutOfRange with the pointer of the figure.
 */
export function scope3Emissions(activity: Scope3Activity): Scope3Emissions {
  const { name } = demandMethod(activity);
  const priced = pricing(activity);
  const terms = activity.terms.map((term, index) => {
    const at = `/terms/${index}`;
    const exchanged = activity.method === 'spend-based' ? exchange(term, at) : ONE;
    const quantity = multiply(priced(figure(term.quantity, `${at}/quantity`, 'not negative')), exchanged);
    const rate = figure(term.kgCo2ePerUnit, `${at}/kgCo2ePerUnit`, 'not negative');
    const share = figure(term.share ?? 1, `${at}/share`, 'share');
    const counted = multiply(quantity, share);
    const text = [quantity, ...(isOne(share) ? [] : [share]), rate];
    return { name: term.name, co2eKg: multiply(counted, rate), step: text.map(formatDecimal).join(' × ') };
  });
  return {
    category: activity.category,
    categoryName: name,
    co2eKg: terms.reduce((sum, { co2eKg }) => add(sum, co2eKg), ZERO),
    terms,
  };
}

const isOne = (value: Decimal): boolean => formatDecimal(value) === '1';

/** Spending as it would have bought at the basic prices of the factor's year; other quantities stay as they are. */
function pricing({ method, inflation, marginShare }: Scope3Activity): (quantity: Decimal) => Decimal {
  if (method !== 'spend-based') return (quantity) => quantity;
  const kept = add(ONE, negate(figure(marginShare ?? 0, '/marginShare', 'share')));
  const rise = figure(inflation ?? 1, '/inflation', 'positive');
  return (spent) => (isOne(rise) ? multiply(spent, kept) : divide(multiply(spent, kept), rise, DEFLATED_PLACES));
}

/** How much of the factor's money one unit of the spending is. */
function exchange({ currency, factorCurrency = currency, exchangeRate }: Scope3Term, at: string): Decimal {
  if (currency === undefined)
    throw Scope3MethodRefused({
      ...{ field: `${at}/currency`, value: undefined, message: 'The spending names no currency.' },
      remedy:
        'Give the ISO 4217 code of what was spent; the factor is per the same money unless it says "factorCurrency".',
    });
  if (exchangeRate !== undefined) return figure(exchangeRate, `${at}/exchangeRate`, 'positive');
  if (factorCurrency === currency) return ONE;
  throw CurrenciesMixed({
    field: `${at}/factorCurrency`,
    value: factorCurrency,
    message: `The spending is in ${currency} and the factor is per ${factorCurrency}.`,
    remedy: `State "exchangeRate", how much ${factorCurrency} one ${currency} is, or give the spending in ${factorCurrency}.`,
  });
}

function demandMethod({ category, method }: Scope3Activity) {
  const found = scope3Category(category);
  if (found?.methods.includes(method)) return found;
  throw Scope3MethodRefused(
    found === undefined
      ? {
          field: '/category',
          value: String(category),
          message: `Scope 3 has no category ${category}.`,
          remedy: `Give 1 to ${SCOPE_3_CATEGORIES.length}.`,
        }
      : {
          field: '/method',
          value: method,
          message: `Category ${category}, ${found.name}, is not reckoned ${method}.`,
          remedy: `Use ${found.methods.join(', ')}.`,
        },
  );
}
