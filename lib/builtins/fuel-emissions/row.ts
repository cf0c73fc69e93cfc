// One computed activity as a line of the rows document: what a customer loads into a table of their own.
import { formatDecimal } from '../../shared/decimal.ts';
import type { ActivityText, Place } from './activity.ts';
import type { Computed } from './evaluate.ts';

/** Rendered by hand because this runs per row; without the biogenic CO2 of fuels that have none, which is nearly all. */
export function rowLine(place: Place, activity: ActivityText, { site, quantity, route, figures }: Computed): string {
  const line = place.line === undefined ? '' : `"line":${place.line},`;
  const biogenic = figures.biogenicCo2Kg === '0' ? '' : `,"biogenicCo2Kg":"${figures.biogenicCo2Kg}"`;
  return (
    `{"row":${place.row},${line}"site":${JSON.stringify(site)},"scope":${route.scopeText},${route.categoryText}"factor":${route.factorId},` +
    `"quantity":"${formatDecimal(quantity)}","unit":${JSON.stringify(activity.unit.trim())},"co2Kg":"${figures.co2Kg}",` +
    `"ch4Kg":"${figures.ch4Kg}","n2oKg":"${figures.n2oKg}","co2eKg":"${figures.co2eKg}"${biogenic}}\n`
  );
}
