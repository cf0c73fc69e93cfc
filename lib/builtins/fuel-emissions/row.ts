// One computed activity as a line of the rows document: what a customer loads into a table of their own.
import type { Place } from './activity.ts';
import { quoted } from './entry.ts';
import type { Computed } from './evaluate.ts';

/** Rendered by hand because this runs per row; without the biogenic CO2 of fuels that have none, which is nearly all. */
export function rowLine(place: Place, { site, quantity, route, figures }: Computed): string {
  const line = place.line === undefined ? '' : `"line":${place.line},`;
  const biogenic = figures.biogenicCo2Kg === '0' ? '' : `,"biogenicCo2Kg":"${figures.biogenicCo2Kg}"`;
  return (
    `{"row":${place.row},${line}"site":${quoted(site)},"scope":${route.scopeText},${route.categoryText}"factor":${route.factorId},` +
    `"quantity":"${quantity}","unit":${route.unitText},"co2Kg":"${figures.co2Kg}",` +
    `"ch4Kg":"${figures.ch4Kg}","n2oKg":"${figures.n2oKg}","co2eKg":"${figures.co2eKg}"${biogenic}}\n`
  );
}
