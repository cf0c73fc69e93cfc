// Where sides of rings meet: a packed R-tree finds the pairs whose boxes meet, exact orientation tests decide.
import Flatbush from 'flatbush';
import { orient2d } from 'robust-predicates';
import type { Edges } from './edges.ts';
import { PAIRS_PER_SIDE } from './limits.ts';

export interface Crossings {
  /** How many were found; looking ends at a hundred. */
  readonly count: number;
  /** The sides of the first, in either ring. */
  readonly first?: readonly [number, number];
  /** More pairs lie across each other than are looked at. */
  readonly tooComplex: boolean;
}

const ENOUGH = 100;

/** An index of a ring's sides. */
export function sidesOf({ n, x, y }: Edges): Flatbush {
  const index = new Flatbush(n);
  for (let i = 0; i < n; i += 1) {
    const j = i + 1 === n ? 0 : i + 1;
    const [ax, ay, bx, by] = [x[i] ?? 0, y[i] ?? 0, x[j] ?? 0, y[j] ?? 0];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return index;
}

type Meet = (i: number, j: number) => boolean;

/** Asks `meet` of every pair of a side of `edges` with a side in `index` whose boxes meet. */
function search(edges: Edges, index: Flatbush, meet: Meet): Crossings {
  const { n, x, y } = edges;
  const most = PAIRS_PER_SIDE * (n + index.numItems);
  let [pairs, count] = [0, 0];
  let first: [number, number] | undefined;
  for (let i = 0; i < n && pairs <= most && count < ENOUGH; i += 1) {
    const k = i + 1 === n ? 0 : i + 1;
    const [ax, ay, bx, by] = [x[i] ?? 0, y[i] ?? 0, x[k] ?? 0, y[k] ?? 0];
    index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (j) => {
      pairs += 1;
      if (pairs <= most && count < ENOUGH && meet(i, j)) {
        count += 1;
        first ??= [i, j];
      }
      return false;
    });
  }
  return { count, ...(first && { first }), tooComplex: pairs > most };
}

/** Sides of one ring that meet anywhere but where they follow each other. */
export function selfCrossings(edges: Edges): Crossings {
  if (edges.n < 3) return { count: 0, tooComplex: false };
  const { n } = edges;
  return search(edges, sidesOf(edges), (i, j) => {
    if (i >= j) return false;
    if (j === i + 1) return foldsBack(edges, i, j);
    return i === 0 && j === n - 1 ? foldsBack(edges, j, i) : touch(sides(edges, i, edges, j));
  });
}

/** Sides of two rings that pass through each other; touching is no crossing, neighbours share their border. */
export const properCrossings = (a: Edges, b: Edges, sidesOfB = sidesOf(b)): Crossings =>
  search(a, sidesOfB, (i, j) => {
    const s = sides(a, i, b, j);
    return s.p * s.q < 0 && s.r * s.s < 0;
  });

function foldsBack({ n, x, y }: Edges, i: number, j: number): boolean {
  const k = j + 1 === n ? 0 : j + 1;
  const [ax, ay, bx, by] = [x[i] ?? 0, y[i] ?? 0, x[j] ?? 0, y[j] ?? 0];
  const [cx, cy] = [x[k] ?? 0, y[k] ?? 0];
  return orient2d(ax, ay, bx, by, cx, cy) === 0 && (bx - ax) * (cx - bx) + (by - ay) * (cy - by) < 0;
}

/** Of sides ab and cd: on which side of ab lie c and d, on which side of cd a and b. */
function sides(one: Edges, i: number, two: Edges, j: number) {
  const [i2, j2] = [i + 1 === one.n ? 0 : i + 1, j + 1 === two.n ? 0 : j + 1];
  const [ax, ay, bx, by] = [one.x[i] ?? 0, one.y[i] ?? 0, one.x[i2] ?? 0, one.y[i2] ?? 0];
  const [cx, cy, dx, dy] = [two.x[j] ?? 0, two.y[j] ?? 0, two.x[j2] ?? 0, two.y[j2] ?? 0];
  return {
    p: Math.sign(orient2d(ax, ay, bx, by, cx, cy)),
    q: Math.sign(orient2d(ax, ay, bx, by, dx, dy)),
    r: Math.sign(orient2d(cx, cy, dx, dy, ax, ay)),
    s: Math.sign(orient2d(cx, cy, dx, dy, bx, by)),
  };
}

/** Boxes meet already, so four collinear points that do are on each other. */
const touch = ({ p, q, r, s }: ReturnType<typeof sides>): boolean => p * q <= 0 && r * s <= 0;

export type Place = 'inside' | 'border' | 'outside';

/** Where a point lies, by the sides it stands level with. */
export function placeIn({ n, x, y, box }: Edges, px: number, py: number): Place {
  if (px < box[0] || px > box[2] || py < box[1] || py > box[3]) return 'outside';
  let inside = false;
  for (let i = 0, j = n - 1; i < n; j = i, i += 1) {
    const [ax, ay, bx, by] = [x[j] ?? 0, y[j] ?? 0, x[i] ?? 0, y[i] ?? 0];
    if (Math.min(ay, by) > py || Math.max(ay, by) < py) continue;
    const side = orient2d(ax, ay, bx, by, px, py);
    if (side === 0 && px >= Math.min(ax, bx) && px <= Math.max(ax, bx)) return 'border';
    if (ay > py === by > py) continue;
    if (side > 0 === by < ay) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}
