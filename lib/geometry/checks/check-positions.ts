// What can be told of single coordinates: whether they lie on the earth, how exactly they were written, and in whose country they lie.
import { type FindingCode, find } from '../findings.ts';
import type { Extent, Finding, Position } from '../model.ts';

export interface PositionQuestion {
  readonly pointer: string;
  readonly positions: readonly Position[];
  readonly verbatim: boolean;
  /** A Point's coordinates are the position itself. */
  readonly single?: boolean;
}

const placeOf = ({ pointer, single }: PositionQuestion, place: number): string =>
  single ? pointer : `${pointer}/${place}`;

/** Regulation (EU) 2023/1115 Art. 2(28). */
export const DECIMALS = 6;

/** Decimal digits as written; an exponent moves the point: 1.2345e-3 has seven. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  const exponent = text.search(/[eE]/);
  const written = point < 0 ? 0 : (exponent < 0 ? text.length : exponent) - point - 1;
  return exponent < 0 ? written : Math.max(0, written - Number(text.slice(exponent + 1)));
}

export function checkPrecision(question: PositionQuestion): Finding[] {
  const { positions, verbatim } = question;
  let [count, most] = [0, 0];
  let first: { axis: number; place: number; text: string } | undefined;
  for (const [place, { lonText, latText }] of positions.entries()) {
    const decimals = [decimalsOf(lonText), decimalsOf(latText)];
    most = Math.max(most, ...decimals);
    if (decimals.every((each) => each >= DECIMALS)) continue;
    count += 1;
    const axis = (decimals[0] ?? 0) < DECIMALS ? 0 : 1;
    first ??= { axis, place, text: axis === 0 ? lonText : latText };
  }
  if (first === undefined) return [];
  // A parsed number cannot show its zeros: where the plot shows six decimals anywhere, the others may have had them.
  const code: FindingCode = verbatim || most < DECIMALS ? 'precision_too_low' : 'precision_unproven';
  const said = `${count} of ${positions.length} positions have a coordinate with fewer than six decimals, first ${first.text.slice(0, 40)}.`;
  return [
    find(code, `${placeOf(question, first.place)}/${first.axis}`, said, { value: first.text.slice(0, 80), count }),
  ];
}

const onEarth = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** Off the earth: perhaps only the other way round. */
export function checkRange(question: PositionQuestion): Finding[] {
  const { positions } = question;
  const off = positions.findIndex(({ lon, lat }) => !onEarth(lon, lat));
  const at = positions[off];
  if (at === undefined) return [];
  const count = positions.filter(({ lon, lat }) => !onEarth(lon, lat)).length;
  const swapped = positions.every(({ lon, lat }) => onEarth(lat, lon));
  const value = `${at.lonText}, ${at.latText}`.slice(0, 80);
  const where = placeOf(question, off);
  if (swapped)
    return [
      find('axes_swapped', where, `[${value}] lies on the earth only as [latitude, longitude].`, { value, count }),
    ];
  return [find('coordinates_out_of_range', where, `[${value}] is no longitude and latitude.`, { value, count })];
}

export function checkPoles(question: PositionQuestion): Finding[] {
  const place = question.positions.findIndex(({ lat }) => Math.abs(lat) === 90);
  return place < 0 ? [] : [find('touches_pole', placeOf(question, place), 'A position is a pole of the earth.')];
}

const lies = (extent: Extent, lon: number, lat: number): boolean =>
  extent.some(([west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north);

/** Outside the stated country; the axes are suspected where exchanged ones lie within. */
export function checkCountry(
  { pointer, positions }: PositionQuestion,
  country: { readonly name: string; readonly extent: Extent },
): Finding[] {
  const outside = positions.filter(({ lon, lat }) => !lies(country.extent, lon, lat));
  const [at] = outside;
  if (at === undefined) return [];
  const value = `${at.lonText}, ${at.latText}`.slice(0, 80);
  const swapped = positions.every(({ lon, lat }) => lies(country.extent, lat, lon));
  const particulars = { value, count: outside.length };
  const said = `[${value}] lies outside ${country.name}`;
  return swapped
    ? [find('axes_swapped', pointer, `${said}; with the axes exchanged all positions lie within.`, particulars)]
    : [find('outside_country', pointer, `${said} as far as its outline is known here.`, particulars)];
}
