// How one activity stands in the receipt: canonical JSON (RFC 8785), its fixed parts rendered by hand because this runs per row.
import type { Cell, Refusal, UnreadCode } from '../../rows/index.ts';
import type { ActivityText, Place } from './activity.ts';
import type { Computed } from './evaluate.ts';

const lineText = (place: Place): string => (place.line === undefined ? '' : `"line":${place.line},`);
const meterText = (meter: number | undefined): string => (meter === undefined ? '' : `"meter":${meter},`);

/** Printable ASCII without quote and backslash. */
const NEEDS_NO_ESCAPE = /^[ !#-[\]-~]*$/;
/** `JSON.stringify`, without its cost for what nearly every cell holds. */
export const quoted = (cell: Cell): string =>
  typeof cell === 'string' && NEEDS_NO_ESCAPE.test(cell) ? `"${cell}"` : JSON.stringify(cell);

/** Keys stand in UTF-16 order, as RFC 8785 §3.2.3 sorts them; a test holds this text against a general canonicalizer. */
export function computedEntry(place: Place, activity: ActivityText, { amount, route, figures }: Computed): string {
  return (
    `{"amount":"${amount}","biogenicCo2Kg":"${figures.biogenicCo2Kg}",${route.categoryText}"ch4Kg":"${figures.ch4Kg}",` +
    `"co2Kg":"${figures.co2Kg}","co2eKg":"${figures.co2eKg}",${route.factorText},${lineText(place)}` +
    `${meterText(activity.meter)}"n2oKg":"${figures.n2oKg}",${route.inPeriod ? '' : '"outOfPeriod":true,'}${route.ownText}` +
    `${route.readHead}${quoted(activity.quantity)}${route.readMiddle}${quoted(activity.site)}` +
    `${route.readTail}${place.row}${route.tail}`
  );
}

export function refusedEntry(place: Place, activity: ActivityText, refusal: Refusal): string {
  const text = JSON.stringify;
  const heat = activity.heatContent === '' ? '' : `"heatContent":${text(activity.heatContent)},`;
  const read =
    `{"date":${text(activity.date)},"fuel":${text(activity.fuel)},${heat}"quantity":${text(activity.quantity)},` +
    `"region":${text(activity.region)},"site":${text(activity.site)},"unit":${text(activity.unit)}}`;
  return `{${lineText(place)}${meterText(activity.meter)}"read":${read},"refused":${refusedText(refusal)},"row":${place.row}}`;
}

/** A record with a wrong number of cells was not read further, so only their number is told. */
export const misshapenEntry = (place: Place, cells: number, refusal: Refusal): string =>
  `{"cells":${cells},${lineText(place)}"refused":${refusedText(refusal)},"row":${place.row}}`;

/** A record that could not be read has nothing to show but why. */
export const unreadEntry = (place: Place, code: UnreadCode, refusal: Refusal): string =>
  `{${lineText(place)}"refused":${refusedText(refusal)},"row":${place.row},"unread":${JSON.stringify(code)}}`;

const refusedText = ({ code, column, reason, remedy, value }: Refusal): string =>
  JSON.stringify({ code, column, reason, remedy, value });
