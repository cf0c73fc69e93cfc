// How much ground two polygons share. Sides and corners say whether they can share any; only then is the common area cut out.
import { signedAreaM2 } from '../area.ts';
import { common, type Pairs } from '../clip.ts';
import { placeIn, properCrossings } from '../crossings.ts';
import { boxesMeet, type Edges, edgesOf, type Part } from '../edges.ts';
import { within } from './window.ts';

type Box = Edges['box'];

/** Square metres; 0 for neighbours that only share a border, undefined where the common area cannot be cut out. */
export function sharedM2(a: Part, b: Part): number | undefined {
  return mayShare(a, b) ? cutOut(a, b).squareMetres : 0;
}

/** Whether sides cross, or a corner or the middle of a side of one lies inside the other. */
export function mayShare(a: Part, b: Part): boolean {
  if (a.outer.n < 3 || b.outer.n < 3 || !boxesMeet(a.outer.box, b.outer.box)) return false;
  if (properCrossings(a.outer, b.outer).count > 0) return true;
  return reaches(a.outer, b) || reaches(b.outer, a) || sameCorners(a.outer, b.outer);
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

/** The common area and how many vertices it took, which is what the cutting costs. */
export function cutOut(a: Part, b: Part): { readonly squareMetres: number | undefined; readonly vertices: number } {
  const box: Box = [
    Math.max(a.outer.box[0], b.outer.box[0]),
    Math.max(a.outer.box[1], b.outer.box[1]),
    Math.min(a.outer.box[2], b.outer.box[2]),
    Math.min(a.outer.box[3], b.outer.box[3]),
  ];
  const [one, two] = [ringsIn(a, box), ringsIn(b, box)];
  const vertices = [...one, ...two].reduce((sum, ring) => sum + ring.length, 0);
  if (one.length === 0 || two.length === 0) return { squareMetres: 0, vertices };
  return { squareMetres: common(one, two)?.reduce((sum, polygon) => sum + polygonM2(polygon), 0), vertices };
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
