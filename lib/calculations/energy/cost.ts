// What the energy cost: each bill by its tariff, and all of one currency together.
import { type Bill, billOf, sumBills, type Tariff } from '../../calculators/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { within } from '../../shared/fault.ts';
import type { EnergyRequest, EnergyResult } from './contract.ts';

type Asked = NonNullable<EnergyRequest['bills']>;

/** Throws CurrenciesMixed, FigureOutOfRange or NumberRefused with the pointer of the bill's field. */
export function costOf(asked: Asked): NonNullable<EnergyResult['cost']> {
  const bills = asked.map(({ tariff, days, byBand, peak }, index) =>
    within(`/bills/${index}`, () => billOf(tariffOf(tariff), { days, byBand, ...(peak !== undefined && { peak }) })),
  );
  return { bills: bills.map(shown), total: shown(sumBills(bills)) };
}

function tariffOf({ currency, standingPerDay, bands, pricePerPeakUnit }: Asked[number]['tariff']): Tariff {
  return {
    currency,
    bands: Object.fromEntries(Object.entries(bands).map(([band, price]) => [band, priceOf(price)])),
    ...(standingPerDay !== undefined && { standingPerDay }),
    ...(pricePerPeakUnit !== undefined && { pricePerPeakUnit }),
  };
}

const priceOf = (price: Asked[number]['tariff']['bands'][string]): Tariff['bands'][string] =>
  Array.isArray(price)
    ? price.map(({ upTo, pricePerUnit }) => ({ pricePerUnit, ...(upTo !== undefined && { upTo }) }))
    : price;

const shown = ({ currency, standing, energy, demand, total }: Bill): NonNullable<EnergyResult['cost']>['total'] => ({
  currency,
  standing: formatDecimal(standing),
  energy: formatDecimal(energy),
  demand: formatDecimal(demand),
  total: formatDecimal(total),
});
