// How much ground two polygons share. Sides and corners say whether they can share any; only then is the common area cut out.
import { signedAreaM2 } from '../area.ts';
import { common, type Pairs } from '../clip.ts';
import { placeIn, properCrossings } from '../crossings.ts';
import { boxesMeet, type Edges, edgesOf, type Part } from '../edges.ts';
import { MAX_CLIPPED_VERTICES, MAX_POINT_STEPS } from '../limits.ts';
import { Meter } from '../meter.ts';
import { within } from './window.ts';

type Box = Edges['box'];

/** What comparing may still cost. */
export interface Effort {
  readonly steps: Meter;
  readonly vertices: Meter;
}

export const newEffort = (): Effort => ({
  steps: new Meter(MAX_POINT_STEPS),
  vertices: new Meter(MAX_CLIPPED_VERTICES),
});

/** Square metres; 0 for neighbours that only share a border, undefined where the common area cannot be cut out. */
export function sharedM2(a: Part, b: Part, effort: Effort): number | undefined {
  return mayShare(a, b, effort) === false ? 0 : cutOut(a, b, effort);
}

/** Whether sides cross, or a corner or the middle of a side of one lies inside the other; undefined where that costs too much. */
export function mayShare(a: Part, b: Part, { steps }: Effort): boolean | undefined {
  if (a.outer.n < 3 || b.outer.n < 3 || !boxesMeet(a.outer.box, b.outer.box)) return false;
  if (!steps.take(a.outer.n + b.outer.n)) return undefined;
  const crossed = properCrossings(a.outer, b.outer);
  if (crossed.count > 0) return true;
  if (crossed.tooComplex || !steps.take(stepsOf(a.outer, b) + stepsOf(b.outer, a))) return undefined;
  return reaches(a.outer, b) || reaches(b.outer, a) || sameCorners(a.outer, b.outer);
}

/** Points within the other's box are held against each of its sides, the others against none. */
function stepsOf({ n, x, y }: Edges, { outer, holes }: Part): number {
  const [west, south, east, north] = outer.box;
  let near = 0;
  for (let i = 0; i < n; i += 1) {
    const [lon, lat] = [x[i] ?? 0, y[i] ?? 0];
    if (lon >= west && lon <= east && lat >= south && lat <= north) near += 1;
  }
  return 2 * near * holes.reduce((sum, hole) => sum + hole.n, outer.n);
}

function reaches({ n, x, y }: Edges, { outer, holes }: Part): boolean {
  const inside = (px: number, py: number): boolean =>
    placeIn(outer, px, py) === 'inside' && !holes.some((hole) => hole.n >= 3 && placeIn(hole, px, py) !== 'outside');
  for (let i = 0; i < n; i += 1) {
    const k = i + 1 === n ? 0 : i + 1;
    const [ax, ay] = [x[i] ?? 0, y[i] ?? 0];
    if (inside(ax, ay) || inside((ax + (x[k] ?? 0)) / 2, (ay + (y[k] ?? 0)) / 2)) return true;
  }
  return false;
}

const sameCorners = (a: Edges, b: Edges): boolean =>
  a.n === b.n && a.box.every((each, i) => each === b.box[i]) && signedAreaM2(a) !== 0;

/** The common area in square metres; undefined where it is too long to cut out, or the clipping has no answer. */
export function cutOut(a: Part, b: Part, { vertices }: Effort): number | undefined {
  const box: Box = [
    Math.max(a.outer.box[0], b.outer.box[0]),
    Math.max(a.outer.box[1], b.outer.box[1]),
    Math.min(a.outer.box[2], b.outer.box[2]),
    Math.min(a.outer.box[3], b.outer.box[3]),
  ];
  const [one, two] = [ringsIn(a, box), ringsIn(b, box)];
  if (one.length === 0 || two.length === 0) return 0;
  const corners = [...one, ...two].reduce((sum, ring) => sum + ring.length, 0);
  if (!vertices.take(corners)) return undefined;
  return common(one, two)?.reduce((sum, polygon) => sum + polygonM2(polygon), 0);
}

/** The rings as far as they lie in the box; an outer ring that does not reach it leaves nothing. */
function ringsIn({ outer, holes }: Part, box: Box): Pairs[] {
  const shell = within(outer, box);
  return shell.length < 3 ? [] : [shell, ...holes.map((hole) => within(hole, box)).filter((ring) => ring.length >= 3)];
}

const polygonM2 = (rings: readonly Pairs[]): number =>
  rings.reduce((sum, ring, place) => sum + (place === 0 ? 1 : -1) * ringM2(ring), 0);

const ringM2 = (ring: Pairs): number => {
  const positions = ring.map(([lon, lat]) => ({ lon, lat, lonText: '', latText: '', beyond: 0 }));
  return Math.abs(signedAreaM2(edgesOf({ pointer: '', positions })));
};
