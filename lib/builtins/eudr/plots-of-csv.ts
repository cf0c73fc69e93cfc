// A CSV of plots as GeoJSON text: one plot per row, its digits untouched. What a cell holds is judged where GeoJSON is.
import { ActivityFileRefused, type Cell, isUnread, openRecords, unreadRefusal } from '../../rows/index.ts';

type Column =
  | 'id'
  | 'latitude'
  | 'longitude'
  | 'polygon'
  | 'Area'
  | 'ProducerCountry'
  | 'ProducerName'
  | 'ProductionPlace';

/** Without case, blanks and punctuation. */
const SPELLINGS: ReadonlyMap<string, Column> = new Map([
  ...['id', 'plot', 'plotid'].map((name) => [name, 'id'] as const),
  ...['latitude', 'lat', 'y'].map((name) => [name, 'latitude'] as const),
  ...['longitude', 'lon', 'lng', 'long', 'x'].map((name) => [name, 'longitude'] as const),
  ...['polygon', 'wkt', 'geometry', 'perimeter'].map((name) => [name, 'polygon'] as const),
  ...['area', 'areaha', 'hectares', 'ha'].map((name) => [name, 'Area'] as const),
  ...['producercountry', 'country', 'countryofproduction'].map((name) => [name, 'ProducerCountry'] as const),
  ...['producername', 'producer', 'farmer', 'farm'].map((name) => [name, 'ProducerName'] as const),
  ...['productionplace', 'place', 'village'].map((name) => [name, 'ProductionPlace'] as const),
]);
const ATTRIBUTES: readonly Column[] = ['Area', 'ProducerCountry', 'ProducerName', 'ProductionPlace'];

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Throws ActivityFileRefused where the file is no table, or its header names no places. */
export async function geoJsonOfCsv(bytes: Uint8Array): Promise<string> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const { header, batches } = await openRecords(once());
  const places = placesOf(header);
  const features: string[] = [];
  for await (const { records, lines } of batches) {
    for (const [at, record] of records.entries()) {
      if (isUnread(record)) throw unreadable(lines[at] ?? 0, unreadRefusal(record.unread).reason);
      if (record.some((cell) => cell !== '')) features.push(featureOf((column) => cellOf(record, places.get(column))));
    }
  }
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}

const cellOf = (record: readonly Cell[], place: number | undefined): string =>
  place === undefined ? '' : String(record[place] ?? '').trim();

const unreadable = (line: number, reason: string) =>
  ActivityFileRefused({ reason: `Line ${line} cannot be read. ${reason}`, remedy: 'Correct the line.' });

function placesOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  for (const [place, name] of header.entries()) {
    const column = SPELLINGS.get(bare(name));
    if (column !== undefined && !found.has(column)) found.set(column, place);
  }
  if (found.has('polygon') || (found.has('latitude') && found.has('longitude'))) return found;
  throw ActivityFileRefused({
    reason: `The header names no places; it reads: ${header.join(', ').slice(0, 300)}.`,
    remedy: 'Name columns "latitude" and "longitude", or "polygon" with WKT.',
  });
}

function featureOf(cell: (column: Column) => string): string {
  const attributes = ATTRIBUTES.filter((name) => cell(name) !== '').map(
    (name) => `"${name}":${JSON.stringify(cell(name))}`,
  );
  const id = cell('id') === '' ? '' : `"id":${JSON.stringify(cell('id'))},`;
  return `{"type":"Feature",${id}"properties":{${attributes.join(',')}},"geometry":${geometryOf(cell)}}`;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** What is no number stays text: then it is named as such, plot by plot. */
const figure = (text: string): string => (NUMBER.test(text) ? text : JSON.stringify(text));

function geometryOf(cell: (column: Column) => string): string {
  const wkt = cell('polygon');
  if (wkt !== '') return polygonOf(wkt);
  if (cell('latitude') === '' && cell('longitude') === '') return 'null';
  return `{"type":"Point","coordinates":[${figure(cell('longitude'))},${figure(cell('latitude'))}]}`;
}

/** Well-known text (OGC Simple Features, 7.2): POLYGON ((x y, …), (…)) or MULTIPOLYGON (((…)), …). */
function polygonOf(wkt: string): string {
  const read = /^\s*(MULTI)?POLYGON\s*(\(.*\))\s*$/is.exec(wkt);
  if (read === null) return `{"type":${JSON.stringify(wkt.slice(0, 40))}}`;
  const coordinates = (read[2] ?? '').replaceAll(/[^(),]+/g, (pair) => {
    const figures = pair
      .trim()
      .split(/\s+/)
      .filter((each) => each !== '');
    return figures.length === 0 ? '' : `[${figures.map(figure).join(',')}]`;
  });
  const balanced = nested(coordinates);
  return `{"type":"${read[1] ? 'Multi' : ''}Polygon","coordinates":${balanced ?? 'null'}}`;
}

/** Round brackets as square ones, where they pair and parts are apart by one comma. */
function nested(text: string): string | undefined {
  let depth = 0;
  for (const each of text) {
    if (each === '(') depth += 1;
    if (each === ')') depth -= 1;
    if (depth < 0) return undefined;
  }
  const json = text.replaceAll('(', '[').replaceAll(')', ']');
  const sound = depth === 0 && !/,\s*,|\[\s*,|,\s*\]|\]\s*\[|\[\s*\]/.test(json);
  return sound ? json : undefined;
}
