// Plots beside each other: the same perimeter twice, and ground that two plots both claim.
import Flatbush from 'flatbush';
import { hectares } from '../area.ts';
import type { Edges, Part } from '../edges.ts';
import { find } from '../findings.ts';
import { MAX_OVERLAPS, MAX_PLOT_PAIRS } from '../limits.ts';
import type { Finding, Plot, PlotGeometry, Position } from '../model.ts';
import { cutOut, type Effort, mayShare, newEffort } from './shared-ground.ts';

export interface Shaped {
  readonly plot: Plot;
  /** Sound polygons; none for points and for what cannot be compared. */
  readonly parts: readonly Part[];
}

/** Less than coordinates of six decimals can tell: a square metre. */
const NOTHING_M2 = 1;

/** Findings by the place of the plot. Both plots of a pair are told of each other. */
export function comparePlots(shapes: readonly Shaped[]): ReadonlyMap<number, readonly Finding[]> {
  const found = new Map<number, Finding[]>();
  const tell = (at: number, finding: Finding) => add(found, at, finding);
  for (const [at, finding] of repeatedIds(shapes)) tell(at, finding);
  const twins = duplicates(shapes);
  for (const [at, first] of twins) tell(at, duplicate(shapes, at, first));
  const pairs = candidates(shapes);
  const effort = newEffort();
  let told = 0;
  for (const [i, j] of pairs.list) {
    if ((twins.get(i) ?? i) === (twins.get(j) ?? j)) continue;
    const overlap = told < MAX_OVERLAPS ? overlapOf(shapes[i], shapes[j], effort) : 'unexamined';
    if (overlap === undefined) continue;
    if (overlap === 'unexamined') pairs.unexamined.add(i).add(j);
    else {
      told += 1;
      tell(i, overlapping(shapes[i], shapes[j], overlap));
      tell(j, overlapping(shapes[j], shapes[i], overlap));
    }
  }
  for (const at of pairs.unexamined) tell(at, unexamined(shapes[at]));
  return found;
}

/** Plots are spoken of by their id, so a second of the same name says so. */
function repeatedIds(shapes: readonly Shaped[]): [number, Finding][] {
  const seen = new Set<string>();
  return shapes.flatMap(({ plot: { id, pointer } }, at): [number, Finding][] => {
    const repeated = seen.has(id);
    seen.add(id);
    const said = `An earlier plot has the id "${id}" too.`;
    return repeated ? [[at, find('plot_id_repeated', `${pointer}/id`, said, { other: id })]] : [];
  });
}

/** Place of a plot → place of the first one with the same positions, wherever its rings begin. */
function duplicates(shapes: readonly Shaped[]): ReadonlyMap<number, number> {
  const alike = new Map<string, number[]>();
  for (const [at, { plot }] of shapes.entries()) {
    const gist = plot.geometry && gistOf(plot.geometry);
    if (gist !== undefined) add(alike, gist, at);
  }
  const twins = new Map<number, number>();
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const seen = new Map<string, number>();
    for (const at of group) {
      const key = keyOf(shapes[at]?.plot.geometry);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, at);
      else twins.set(at, first);
    }
  }
  return twins;
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const listsOf = (geometry: PlotGeometry): (readonly Position[])[] =>
  'points' in geometry
    ? [geometry.points]
    : geometry.polygons.flatMap(({ outer, holes }) => [outer, ...holes].map(({ positions }) => positions));

/** Cheap to tell and the same for twins: how far they reach. */
function gistOf(geometry: PlotGeometry): string {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const list of listsOf(geometry)) {
    for (const { lon, lat } of list) {
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return `${'points' in geometry} ${west} ${south} ${east} ${north}`;
}

const set = (positions: readonly Position[]): string =>
  [...new Set(positions.map(({ lon, lat }) => `${lon},${lat}`))].sort().join(' ');

const keyOf = (geometry: PlotGeometry | undefined): string =>
  geometry === undefined ? '' : listsOf(geometry).map(set).sort().join('/');

const duplicate = (shapes: readonly Shaped[], at: number, first: number): Finding => {
  const [own, other] = [shapes[at]?.plot, shapes[first]?.plot];
  const said = `The plot has the same positions as ${other?.id ?? ''}.`;
  return find('duplicate_geometry', `${own?.pointer ?? ''}/geometry`, said, { other: other?.id ?? '' });
};

interface Candidates {
  readonly list: readonly [number, number][];
  /** Plots of pairs beyond those that are looked at. */
  readonly unexamined: Set<number>;
}

function candidates(shapes: readonly Shaped[]): Candidates {
  const boxed = shapes.flatMap(({ parts }, at) => (parts.length > 0 ? [{ at, box: boxAround(parts) }] : []));
  const list: [number, number][] = [];
  const unexamined = new Set<number>();
  if (boxed.length < 2) return { list, unexamined };
  const index = new Flatbush(boxed.length);
  for (const { box } of boxed) index.add(...box);
  index.finish();
  for (const { at, box } of boxed) {
    if (list.length > MAX_PLOT_PAIRS) unexamined.add(at);
    else
      for (const other of index.search(...box))
        if ((boxed[other]?.at ?? 0) > at) list.push([at, boxed[other]?.at ?? 0]);
  }
  return { list, unexamined };
}

type Box = [number, number, number, number];
const boxAround = (parts: readonly Part[]): Box =>
  parts
    .map(({ outer }): Edges['box'] => outer.box)
    .reduce<Box>(
      ([w, s, e, n], box) => [Math.min(w, box[0]), Math.min(s, box[1]), Math.max(e, box[2]), Math.max(n, box[3])],
      [Infinity, Infinity, -Infinity, -Infinity],
    );

interface Overlap {
  /** Undefined where the ground cannot be cut out, or there was too much of it before. */
  readonly squareMetres: number | undefined;
}

function overlapOf(a: Shaped | undefined, b: Shaped | undefined, effort: Effort): Overlap | 'unexamined' | undefined {
  let [shared, unexamined, whole] = [0, false, true];
  for (const one of a?.parts ?? []) {
    for (const two of b?.parts ?? []) {
      const may = mayShare(one, two, effort);
      if (may === undefined) unexamined = true;
      const squareMetres = may === true ? cutOut(one, two, effort) : 0;
      if (squareMetres === undefined) whole = false;
      shared += squareMetres ?? 0;
    }
  }
  if (!whole) return { squareMetres: undefined };
  if (shared >= NOTHING_M2) return { squareMetres: shared };
  return unexamined ? 'unexamined' : undefined;
}

const unexamined = (own: Shaped | undefined): Finding =>
  find('overlap_unexamined', `${own?.plot.pointer ?? ''}/geometry`, 'Not all plots near it were compared with it.');

function overlapping(own: Shaped | undefined, other: Shaped | undefined, { squareMetres }: Overlap): Finding {
  const id = other?.plot.id ?? '';
  const areaHa = squareMetres === undefined ? undefined : hectares(squareMetres);
  const said = areaHa === undefined ? `The plot overlaps ${id}.` : `The plot shares ${areaHa} ha with ${id}.`;
  return find('plots_overlap', `${own?.plot.pointer ?? ''}/geometry`, said, {
    other: id,
    ...(areaHa !== undefined && { areaHa }),
  });
}
