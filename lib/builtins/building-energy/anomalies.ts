// What makes a building's figures worth a second look; rules of thumb, told and never applied.
import { add, compare, type Decimal, multiply, negate, toDecimal, ZERO } from '../../shared/decimal.ts';

const THREE = toDecimal('3');
const FIFTH = toDecimal('0.2');
const ONE_PERCENT = toDecimal('0.01');

export function anomaliesOf(siteEui: Decimal, median: Decimal | undefined, stated: Decimal | undefined): string[] {
  const none = compare(siteEui, ZERO) === 0;
  return [
    ...(none ? ['no_energy'] : []),
    ...(median && compare(siteEui, multiply(median, THREE)) > 0 ? ['over_three_times_median'] : []),
    ...(median && !none && compare(siteEui, multiply(median, FIFTH)) < 0 ? ['under_a_fifth_of_median'] : []),
    ...(stated && differs(siteEui, stated) ? ['stated_eui_differs'] : []),
  ];
}

/** By more than one percent of what is stated. */
function differs(own: Decimal, stated: Decimal): boolean {
  const gap = add(own, negate(stated));
  const size = gap.coefficient < 0n ? negate(gap) : gap;
  return compare(size, multiply(stated, ONE_PERCENT)) > 0;
}
