// Shows a factor of the fuel tables as results list it, its gases summed under AR5 whatever the source's columns hold.
import { add, type Decimal, formatDecimal, multiply } from '../shared/decimal.ts';
import type { FactorView } from './contract.ts';
import type { Library } from './library.ts';
import type { Factor } from './model.ts';

export function factorView(factor: Factor, books: Library): FactorView {
  const { id, name, fuel, scope, region, unit, set, heat } = factor;
  return {
    ...{ id, name, fuel, scope, region, unit: unit.id, gasBasis: set.gasBasis },
    co2: formatDecimal(factor.co2),
    ch4: formatDecimal(factor.ch4),
    n2o: formatDecimal(factor.n2o),
    biogenicCo2: formatDecimal(factor.biogenicCo2),
    co2eAr5: formatDecimal(co2eAr5(factor, books)),
    ...(heat && { heatContent: { amount: formatDecimal(heat.content), unit: 'MMBtu', per: heat.per.id } }),
    set: set.id,
    ...{ source: set.source, version: set.version, licence: set.licence },
    ...{ recordedAt: set.recordedAt, validFrom: set.validFrom, validTo: set.validTo },
  };
}

/** A CO2e column already is what the others become by their potentials; neither is ever summed as the other. */
function co2eAr5({ set, co2, ch4, n2o }: Factor, books: Library): Decimal {
  if (set.gasBasis === 'co2e-AR5') return add(co2, add(ch4, n2o));
  const gwp = books.gwp('AR5');
  return add(co2, add(multiply(ch4, gwp.ch4), multiply(n2o, gwp.n2o)));
}
