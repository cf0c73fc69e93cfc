// The door of reading: GeoJSON text, or JSON parsed elsewhere, as plots of land. What no plot can be read from is refused as a whole.
import { isJsonObject, type JsonObject } from '../../shared/json.ts';
import { GeoJsonRefused } from '../faults.ts';
import { find } from '../findings.ts';
import { MAX_FEATURES, MAX_POSITIONS, MAX_TEXT } from '../limits.ts';
import type { Finding, Plot, PlotDocument } from '../model.ts';
import { countPositions, readGeometry } from './read-geometry.ts';
import { isList, JsonScanner, NumberText, OF_A_DOCUMENT, type Scanned, ScannedObject } from './scan-json.ts';
import { plainObject, writeJson } from './write-json.ts';

/** Throws GeoJsonRefused. An object has lost the texts of its numbers, so its precision can be seen only in part. */
export function readGeoJson(given: string | JsonObject): PlotDocument {
  const verbatim = typeof given === 'string';
  const text = verbatim ? given : writeJson(given);
  refuseTooLong(text.length);
  return documentOf(new JsonScanner(text).document(), text, verbatim);
}

/** What a collection wraps around a feature, and a feature around a bare geometry. */
const WRAPPED = { depth: OF_A_DOCUMENT.depth + 3, values: OF_A_DOCUMENT.values + 10 };

/** The source of a plot once more: it was within the bounds of its document, and need not be within them again. Throws GeoJsonRefused. */
export function readFeature(source: string): Plot | undefined {
  const text = `{"type":"FeatureCollection","features":[${source}]}`;
  return documentOf(new JsonScanner(text, WRAPPED).document(), text, true).plots[0];
}

function documentOf(root: Scanned, text: string, verbatim: boolean): PlotDocument {
  if (!(root instanceof ScannedObject)) throw noGeoJson('The JSON is no object.');
  const features = featuresOf(root);
  const positions = features.reduce((sum, { scanned }) => sum + positionsIn(scanned), 0);
  if (positions > MAX_POSITIONS) throw tooMuch(`The GeoJSON has ${positions} positions, more than ${MAX_POSITIONS}.`);
  const plots = features.map(({ scanned, pointer }, place) => plotOf(scanned, { text, pointer, place }));
  return { plots, verbatim, findings: crsOf(root) };
}

/** What a reader of bytes asks before it keeps any more of them. */
export function refuseTooLong(length: number): void {
  if (length > MAX_TEXT) throw tooMuch(`The GeoJSON is longer than ${MAX_TEXT / 1024 / 1024} MB.`);
}

const tooMuch = (message: string) =>
  GeoJsonRefused({
    message,
    remedy: 'Split the plots over several statements, or simplify perimeters; the information system takes 25 MB each.',
    field: '',
  });

const noGeoJson = (message: string) =>
  GeoJsonRefused({ message, remedy: 'Send a FeatureCollection, a Feature or a geometry (RFC 7946).', field: '/type' });

interface FeatureAt {
  readonly scanned: Scanned;
  readonly pointer: string;
}

const GEOMETRIES = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/;

function featuresOf(root: ScannedObject): readonly FeatureAt[] {
  const type = root.members.get('type');
  if (type === 'Feature') return [{ scanned: root, pointer: '' }];
  if (type === 'FeatureCollection') {
    const features = root.members.get('features');
    if (!isList(features) || features.length === 0) throw noGeoJson('The FeatureCollection has no features.');
    if (features.length > MAX_FEATURES)
      throw tooMuch(`There are ${features.length} features, more than ${MAX_FEATURES}.`);
    return features.map((scanned, place) => ({ scanned, pointer: `/features/${place}` }));
  }
  if (typeof type === 'string' && GEOMETRIES.test(type)) return [{ scanned: root, pointer: '' }];
  const said = typeof type === 'string' ? `"${type.slice(0, 40)}" is no GeoJSON type.` : 'The JSON has no "type".';
  throw noGeoJson(type === 'Topology' ? 'This is TopoJSON.' : said);
}

const geometryOf = (scanned: ScannedObject): Scanned | undefined =>
  scanned.members.get('type') === 'Feature' ? scanned.members.get('geometry') : scanned;

function positionsIn(scanned: Scanned): number {
  const geometry = scanned instanceof ScannedObject ? geometryOf(scanned) : undefined;
  const coordinates = geometry instanceof ScannedObject ? geometry.members.get('coordinates') : undefined;
  return coordinates === undefined ? 0 : countPositions(coordinates);
}

type At = { readonly text: string; readonly pointer: string; readonly place: number };

function plotOf(scanned: Scanned, { text, pointer, place }: At): Plot {
  const id = `plot-${place + 1}`;
  if (!(scanned instanceof ScannedObject))
    return { pointer, id, properties: {}, source: 'null', findings: [malformed(pointer, 'A feature is no object.')] };
  const isFeature = scanned.members.get('type') === 'Feature';
  const bare = !isFeature && pointer === '';
  const own = text.slice(scanned.start, scanned.end);
  const source = bare ? `{"type":"Feature","properties":{},"geometry":${own}}` : own;
  if (!isFeature && !bare)
    return { pointer, id, properties: {}, source, findings: [malformed(pointer, 'It is no Feature.')] };
  const properties = scanned.members.get('properties');
  return {
    pointer,
    id: (isFeature && idOf(scanned)) || id,
    properties: properties instanceof ScannedObject ? plainObject(properties) : {},
    source,
    ...readGeometry(geometryOf(scanned), bare ? '' : `${pointer}/geometry`),
  };
}

const malformed = (pointer: string, message: string): Finding => find('feature_malformed', pointer, message);

function idOf(feature: ScannedObject): string | undefined {
  const own = feature.members.get('id');
  if (own instanceof NumberText) return own.text.slice(0, 100);
  return typeof own === 'string' && own.trim() !== '' ? own.trim().slice(0, 100).toWellFormed() : undefined;
}

const WGS84 = /(?:CRS84|EPSG:(?::|\d*:)?4326)$/i;

function crsOf(root: ScannedObject): Finding[] {
  const crs = root.members.get('crs');
  if (crs === undefined || crs === null) return [];
  const said = crs instanceof ScannedObject ? plainObject(crs) : {};
  const properties = said['properties'];
  const name = isJsonObject(properties) && typeof properties['name'] === 'string' ? properties['name'] : 'unknown';
  const value = name.slice(0, 80);
  return WGS84.test(name)
    ? [find('crs_stated', '/crs', 'The document names its coordinate reference system.', { value })]
    : [find('crs_not_wgs84', '/crs', `The coordinates are of ${value}, not of WGS 84.`, { value })];
}
