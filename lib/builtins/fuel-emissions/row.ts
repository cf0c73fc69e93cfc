// One computed activity as a line of the rows document: what a customer loads into a table of their own.
import { kg } from '../../calculators/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import type { ActivityText, Place } from './activity.ts';
import type { Computed } from './evaluate.ts';

/** Without the biogenic CO2 of fuels that have none, which is nearly all. */
export function rowLine(place: Place, activity: ActivityText, { site, quantity, route, emissions }: Computed): string {
  const { co2, ch4, n2o, co2e, biogenicCo2 } = emissions;
  const { factor } = route.rate;
  const line = JSON.stringify({
    ...place,
    site,
    scope: route.scope,
    factor: factor.id,
    quantity: formatDecimal(quantity),
    unit: activity.unit.trim(),
    co2Kg: kg(co2),
    ch4Kg: kg(ch4),
    n2oKg: kg(n2o),
    co2eKg: kg(co2e),
    ...(biogenicCo2 === 0n ? {} : { biogenicCo2Kg: kg(biogenicCo2) }),
  });
  return `${line}\n`;
}
