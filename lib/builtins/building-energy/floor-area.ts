// The floor area energy is set against: as stated, else that of the uses, with parking and pools left out as ENERGY STAR does.
import { INTENSITY_PLACES } from '../../calculators/index.ts';
import { add, compare, type Decimal, divide, toDecimal, ZERO } from '../../shared/decimal.ts';
import type { Cells } from '../tabular/read-row.ts';

/** Exact: the international foot. */
const M2_PER_FT2 = toDecimal('0.09290304');
const LEFT_OUT = new Set(['parking', 'swimming pool']);
const USES = [
  ['propertyType', 'useArea'],
  ['secondType', 'secondArea'],
  ['thirdType', 'thirdArea'],
] as const;

/** Refuses the row where no area is left. */
export function floorAreaOf(cells: Cells, unit: 'ft2' | 'm2'): { areaFt2: Decimal; propertyType: string } {
  const counted = USES.map(([type, area]) => ({ type: cells.text(type), area: cells.figure(area) ?? ZERO })).filter(
    ({ type }) => !LEFT_OUT.has(type.toLowerCase()),
  );
  const stated = cells.figure('floorArea');
  const area = stated ?? counted.reduce((sum, use) => add(sum, use.area), ZERO);
  if (compare(area, ZERO) <= 0)
    return cells.refuse('floorArea', {
      code: 'floor_area_missing',
      reason: 'There is no floor area greater than zero.',
      remedy: 'Give the gross floor area, or the areas of the uses, parking left out.',
    });
  const areaFt2 = unit === 'ft2' ? area : divide(area, M2_PER_FT2, INTENSITY_PLACES);
  return { areaFt2, propertyType: counted.find(({ type }) => type !== '')?.type ?? '' };
}
