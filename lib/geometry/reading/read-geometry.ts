// A scanned geometry object as points or polygons; whatever it is instead is said as findings, and nothing is guessed.
import { find } from '../findings.ts';
import { MAX_POSITIONS_OF_PLOT } from '../limits.ts';
import type { Finding, PlotGeometry, PlotPolygon, Position, Ring } from '../model.ts';
import { readPosition, shown, Tally } from './read-position.ts';
import { isList, type Scanned, ScannedObject } from './scan-json.ts';

export interface GeometryRead {
  readonly geometry?: PlotGeometry;
  readonly findings: readonly Finding[];
}

const POLYGONS = ['Polygon', 'MultiPolygon'];
const POINTS = ['Point', 'MultiPoint'];

export function readGeometry(scanned: Scanned | undefined, pointer: string): GeometryRead {
  if (scanned === null || scanned === undefined)
    return only(find('geometry_missing', pointer, 'The plot has no geometry.', { value: shown(scanned) }));
  const type = scanned instanceof ScannedObject ? scanned.members.get('type') : undefined;
  if (!(scanned instanceof ScannedObject) || typeof type !== 'string')
    return only(find('geometry_type', pointer, 'The geometry is no GeoJSON geometry.', { value: shown(scanned) }));
  if (type === 'GeometryCollection') return only(collection(scanned, pointer));
  if (!POLYGONS.includes(type) && !POINTS.includes(type))
    return only(
      find('geometry_type', pointer, `A ${type.slice(0, 40)} is no plot of land.`, { value: type.slice(0, 80) }),
    );
  const coordinates = scanned.members.get('coordinates');
  const at = `${pointer}/coordinates`;
  if (!isList(coordinates)) return only(malformed(at, `A ${type} has coordinates as arrays.`, coordinates));
  const positions = countPositions(coordinates);
  if (positions > MAX_POSITIONS_OF_PLOT) return only(tooMany(at, positions));
  return new GeometryReader().read(type, coordinates, pointer);
}

const only = (finding: Finding): GeometryRead => ({ findings: [finding] });

const malformed = (pointer: string, message: string, value: Scanned | undefined) =>
  find('coordinates_malformed', pointer, message, { value: shown(value) });

const tooMany = (pointer: string, positions: number) =>
  find(
    'too_many_positions',
    pointer,
    `The perimeter has ${positions} positions; up to ${MAX_POSITIONS_OF_PLOT} are read.`,
    {
      count: positions,
    },
  );

function collection(scanned: ScannedObject, pointer: string): Finding {
  const parts = scanned.members.get('geometries');
  const types = isList(parts)
    ? parts.map((part) => (part instanceof ScannedObject ? shown(part.members.get('type')) : shown(part)))
    : [];
  const mixed = new Set(types).size > 1;
  const said = `${mixed ? 'A mixed' : 'A'} GeometryCollection of ${types.length} is not read as one plot.`;
  return find('geometry_collection', pointer, said, { value: [...new Set(types)].slice(0, 8).join(', ').slice(0, 80) });
}

/** Arrays of arrays of …; a position is an array whose first item is no array. */
export function countPositions(scanned: Scanned): number {
  if (!isList(scanned)) return 0;
  if (!isList(scanned[0])) return scanned.length > 0 ? 1 : 0;
  return scanned.reduce<number>((sum, each) => sum + countPositions(each), 0);
}

class GeometryReader {
  readonly #findings: Finding[] = [];

  read(type: string, coordinates: readonly Scanned[], pointer: string): GeometryRead {
    const at = `${pointer}/coordinates`;
    const geometry = POINTS.includes(type)
      ? this.#points(type === 'Point' ? 'Point' : 'MultiPoint', coordinates, pointer)
      : this.#polygons(type === 'Polygon' ? 'Polygon' : 'MultiPolygon', coordinates, pointer);
    const usable = geometry !== undefined && !this.#findings.some(({ code }) => code === 'coordinates_malformed');
    if (!usable && this.#findings.length === 0)
      this.#findings.push(malformed(at, 'There are no positions.', coordinates));
    return usable ? { geometry, findings: this.#findings } : { findings: this.#findings };
  }

  #points(type: 'Point' | 'MultiPoint', coordinates: readonly Scanned[], pointer: string): PlotGeometry | undefined {
    const at = `${pointer}/coordinates`;
    const tally = new Tally();
    const read =
      type === 'Point' ? [readPosition(coordinates, { pointer: at }, tally)] : positionsOf(coordinates, at, tally);
    this.#findings.push(...tally.findings());
    const points = read.filter((each) => each !== undefined);
    return points.length === 0 ? undefined : { type, pointer, points };
  }

  #polygons(
    type: 'Polygon' | 'MultiPolygon',
    coordinates: readonly Scanned[],
    pointer: string,
  ): PlotGeometry | undefined {
    const at = `${pointer}/coordinates`;
    const polygons =
      type === 'Polygon'
        ? [this.#polygon(coordinates, at)]
        : coordinates.map((each, place) => this.#polygon(each, `${at}/${place}`));
    const read = polygons.filter((each) => each !== undefined);
    return read.length === 0 ? undefined : { type, pointer, polygons: read };
  }

  #polygon(scanned: Scanned, pointer: string): PlotPolygon | undefined {
    if (!isList(scanned) || scanned.length === 0) {
      this.#findings.push(malformed(pointer, 'A polygon is an array of rings.', scanned));
      return undefined;
    }
    const [outer, ...holes] = scanned.map((ring, place) => this.#ring(ring, `${pointer}/${place}`));
    return outer && { outer, holes };
  }

  #ring(scanned: Scanned, pointer: string): Ring {
    const tally = new Tally();
    const positions = isList(scanned) ? positionsOf(scanned, pointer, tally) : [];
    if (!isList(scanned))
      tally.note('coordinates_malformed', pointer, 'A ring is an array of positions.', shown(scanned));
    this.#findings.push(...tally.findings());
    return { pointer, positions: positions.filter((each) => each !== undefined) };
  }
}

const positionsOf = (scanned: readonly Scanned[], pointer: string, tally: Tally): (Position | undefined)[] =>
  scanned.map((each, place) => readPosition(each, { pointer, place }, tally));
