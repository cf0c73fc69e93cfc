// One activity in, one verdict out: emissions by a route, or a refusal that names column, value, reason and remedy.
import { describeEmissions, type Emissions, emissionsOf } from '../../calculators/index.ts';
import type { LookupFailure } from '../../factors/index.ts';
import type { NumberReader, Refusal } from '../../rows/index.ts';
import { type Decimal, formatDecimal, multiply, powerOfTen, round } from '../../shared/decimal.ts';
import type { ActivityText } from './activity.ts';
import type { ColumnName } from './input.ts';
import type { Route, Routes } from './route.ts';
import type { Terms } from './terms.ts';

export interface Computed {
  /** The site as totals know it: one name however it was typed. */
  readonly site: string;
  /** As read, in plain notation. */
  readonly quantity: string;
  /** In the factor's own unit, with the decimals a receipt shows; the emissions rest on the unrounded product. */
  readonly amount: string;
  readonly route: Route;
  readonly emissions: Emissions;
  /** The emissions in words, rendered once for receipt and rows document. */
  readonly figures: ReturnType<typeof describeEmissions>;
}
export type Verdict = Computed | { readonly refusal: Refusal };

/** A trillion of any unit is beyond every meter; more is a typing error or an attack. */
const ABSURD = powerOfTen(12);
const LONGEST_SITE = 200;
const AMOUNT_PLACES = 12;

/** What one run reads all its activities with. */
export interface Reading {
  readonly terms: Terms;
  readonly routes: Routes;
  readonly numbers: NumberReader;
}

/** Blanks around a name and the two ways Unicode has of writing an accent make no other site. */
const siteName = (text: string): string => text.trim().normalize('NFC');

export function evaluate(activity: ActivityText, { terms, routes, numbers }: Reading): Verdict {
  const site = siteName(activity.site);
  if (site === '') {
    return refuse('site', activity, terms, {
      code: 'site_missing',
      reason: 'The site is missing.',
      remedy: 'Name the building, plant or meter group.',
    });
  }
  if (activity.site.length > LONGEST_SITE) {
    return refuse('site', activity, terms, {
      code: 'site_too_long',
      reason: 'The site name is longer than 200 characters.',
      remedy: 'Use a short name or an id.',
    });
  }
  const quantity = numbers.read(activity.quantity);
  if ('code' in quantity) return refuse('quantity', activity, terms, quantity);
  const wrong = outOfRange(quantity);
  if (wrong !== undefined) return refuse('quantity', activity, terms, wrong);
  const route = routes.of(activity);
  if ('code' in route) return refuse(columnOf(route), activity, terms, route);
  const emissions = emissionsOf(quantity, route.rate);
  const { toFactorUnit } = route.rate;
  const text = formatDecimal(quantity);
  const isSame = toFactorUnit.coefficient === 1n && toFactorUnit.scale === 0 && quantity.scale <= AMOUNT_PLACES;
  const amount = isSame ? text : formatDecimal(round(multiply(quantity, toFactorUnit), AMOUNT_PLACES));
  return { site, quantity: text, amount, route, emissions, figures: describeEmissions(emissions) };
}

/** Rows name no scope, category or set, so what rules out a factor is the activity itself. */
const columnOf = ({ field }: LookupFailure): ColumnName =>
  field === 'scope' || field === 'category' || field === 'factorSet' ? 'fuel' : field;

type Why = Pick<LookupFailure, 'code' | 'reason' | 'remedy'>;

function outOfRange(quantity: Decimal): Why | undefined {
  if (quantity.coefficient < 0n) {
    return {
      code: 'quantity_negative',
      reason: 'The quantity is negative.',
      remedy: 'Correct the reading; book credits and exports apart, not as negative consumption.',
    };
  }
  if (quantity.coefficient > ABSURD * powerOfTen(quantity.scale)) {
    return {
      code: 'quantity_absurd',
      reason: 'The quantity is beyond any meter.',
      remedy: 'Check the unit and the digits; amounts up to 1,000,000,000,000 are accepted.',
    };
  }
  return undefined;
}

function refuse(field: ColumnName, activity: ActivityText, terms: Terms, { code, reason, remedy }: Why): Verdict {
  const meter = activity.meter === undefined ? undefined : terms.meters?.[activity.meter]?.column;
  const column = field === 'quantity' && meter !== undefined ? meter : (terms.columns[field] ?? field);
  return { refusal: { column, value: String(activity[field]).slice(0, 200), code, reason, remedy } };
}

/** A record whose cells do not match the header, most often for want of quotes around a comma. */
export const wrongCellCount = (found: number, expected: number): Refusal => ({
  column: '',
  value: `${found} cells`,
  code: 'cell_count',
  reason: `The record has ${found} cells where the header names ${expected}.`,
  remedy: 'Quote cells that contain the delimiter, and give every record all its cells.',
});
