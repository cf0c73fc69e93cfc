// Quantities into one unit of the same kind, by the exact sizes of the units.
import { type Decimal, multiply } from '../../shared/decimal.ts';
import { conversion, findUnit } from '../../shared/units.ts';
import type { Trouble } from '../model.ts';

export function normaliseUnit(
  quantity: Decimal,
  unit: string,
  to: string,
): { readonly quantity: Decimal; readonly unit: string } | Pick<Trouble, 'code' | 'reason' | 'remedy'> {
  const [from, wanted] = [findUnit(unit), findUnit(to)];
  if (from === undefined)
    return {
      code: 'unit_unknown',
      reason: 'This names no unit, or more than one (as "ton" does).',
      remedy: 'Write a unit such as kWh, MMBtu, tonne, short ton or US gallon.',
    };
  if (wanted === undefined)
    return {
      code: 'unit_unknown',
      reason: `"${to}" names no unit.`,
      remedy: 'Name a unit such as kWh or tonne in the pipeline.',
    };
  if (
    from.dimension !== wanted.dimension ||
    (from.calorific !== wanted.calorific && from.calorific !== undefined && wanted.calorific !== undefined)
  )
    return {
      code: 'unit_of_another_kind',
      reason: `${from.id} does not convert to ${wanted.id} by size alone.`,
      remedy: 'Convert it by a density or heat content in a derive stage first.',
    };
  return { quantity: from === wanted ? quantity : multiply(quantity, conversion(from, wanted)), unit: wanted.id };
}
