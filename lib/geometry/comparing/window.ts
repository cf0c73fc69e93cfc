// A ring as far as it lies within a box (Sutherland and Hodgman, Reentrant polygon clipping, 1974): cutting then costs what the
// common window holds and not what two long perimeters do.
import type { Edges } from '../edges.ts';

type Pair = [number, number];

export function within({ n, x, y }: Edges, [west, south, east, north]: Edges['box']): Pair[] {
  let ring: Pair[] = [];
  for (let i = 0; i < n; i += 1) ring.push([x[i] ?? 0, y[i] ?? 0]);
  ring = keep(ring, 0, west, 1);
  ring = keep(ring, 0, east, -1);
  ring = keep(ring, 1, south, 1);
  return keep(ring, 1, north, -1);
}

/** What lies on one side of a line of equal longitude (axis 0) or latitude (axis 1). */
function keep(ring: readonly Pair[], axis: 0 | 1, bound: number, sign: 1 | -1): Pair[] {
  const kept: Pair[] = [];
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before === undefined) break;
    const [wasIn, isIn] = [(before[axis] - bound) * sign >= 0, (corner[axis] - bound) * sign >= 0];
    if (wasIn !== isIn) kept.push(cut(before, corner, axis, bound));
    if (isIn) kept.push(corner);
    before = corner;
  }
  return kept;
}

function cut(a: Pair, b: Pair, axis: 0 | 1, bound: number): Pair {
  const share = (bound - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [bound, a[1] + share * (b[1] - a[1])] : [a[0] + share * (b[0] - a[0]), bound];
}
