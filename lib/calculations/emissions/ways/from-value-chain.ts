// Any scope 3 category by a declared method, with the factors the caller states and their sources told.
import {
  EMISSION_PLACES,
  NO_EMISSIONS,
  SCOPE_3_METHODS,
  scope3Category,
  scope3Emissions,
} from '../../../calculators/index.ts';
import { toUnits } from '../../../shared/decimal.ts';
import { within } from '../../../shared/fault.ts';
import type { Asked, Reckoned } from '../reckoned.ts';

/** Technology by method: a supplier's own figures before averages, averages before money. */
const TECHNOLOGY: Readonly<Partial<Record<keyof typeof SCOPE_3_METHODS, number>>> = {
  'supplier-specific': 1,
  'site-specific': 1,
  'asset-specific': 1,
  'franchise-specific': 1,
  'investment-specific': 1,
  hybrid: 2,
  'spend-based': 5,
};

export function fromValueChain({ way }: Asked<'valueChain'>): Reckoned {
  const { inflation, marginShare, ...activity } = way;
  const terms = activity.terms.map(({ share, currency, factorCurrency, exchangeRate, source: _, ...term }) => ({
    ...term,
    ...(share !== undefined && { share }),
    ...(currency !== undefined && { currency }),
    ...(factorCurrency !== undefined && { factorCurrency }),
    ...(exchangeRate !== undefined && { exchangeRate }),
  }));
  const {
    co2eKg,
    categoryName,
    terms: made,
  } = within('/valueChain', () =>
    scope3Emissions({
      ...activity,
      terms,
      ...(inflation !== undefined && { inflation }),
      ...(marginShare !== undefined && { marginShare }),
    }),
  );
  const sources = [...new Set(activity.terms.map(({ source }) => source))];
  const technology = TECHNOLOGY[activity.method] ?? 3;
  return {
    emissions: { ...NO_EMISSIONS, co2e: toUnits(co2eKg, EMISSION_PLACES) },
    ...{ scope: 3, category: activity.category },
    basis: `scope 3 category ${activity.category}, ${categoryName}, ${activity.method}: ${SCOPE_3_METHODS[activity.method]}`,
    ...{ conversions: [], factors: [], defaults: [] },
    steps: made.map(({ name, step }) => `${name}: ${step}`),
    assumptions: [
      {
        code: 'factor_stated',
        message: `The factors are the caller's, from ${sources.join('; ')}. The library holds for this category: ${scope3Category(activity.category)?.data ?? 'none'}.`,
      },
    ],
    rating: {
      technology,
      time: 3,
      geography: 3,
      completeness: technology === 5 ? 3 : 2,
      reliability: technology === 1 ? 2 : 3,
    },
  };
}
