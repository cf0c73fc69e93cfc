// A ring as flat arrays: closed, without repeated points, its longitudes unwrapped so that the antimeridian is no jump.
import type { Position, Ring } from './model.ts';

export interface Edges {
  readonly ring: Ring;
  /** n corners; side i runs from corner i to corner (i + 1) mod n. */
  readonly n: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Place of each corner among the ring's positions. */
  readonly place: Int32Array;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  /** Longitude gained in one round: 0, or ±360 around a pole. */
  readonly turn: number;
}

export const same = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a.lon === b.lon && a.lat === b.lat;

/** The shortest way from one longitude to the next, in degrees. */
const step = (from: number, to: number): number => {
  const direct = to - from;
  if (direct > 180) return direct - 360;
  return direct < -180 ? direct + 360 : direct;
};

export function edgesOf(ring: Ring): Edges {
  const { positions } = ring;
  const x = new Float64Array(positions.length);
  const y = new Float64Array(positions.length);
  const place = new Int32Array(positions.length);
  let n = 0;
  let before: Position | undefined;
  for (const [at, position] of positions.entries()) {
    if (same(position, before)) continue;
    x[n] = before === undefined ? position.lon : (x[n - 1] ?? 0) + step(before.lon, position.lon);
    y[n] = position.lat;
    place[n] = at;
    n += 1;
    before = position;
  }
  const last = (x[n - 1] ?? 0) + (before === undefined ? 0 : step(before.lon, positions[0]?.lon ?? 0));
  const turn = Math.round((last - (x[0] ?? 0)) / 360) * 360;
  while (n > 1 && same(positions[place[n - 1] ?? 0], positions[0])) n -= 1;
  const [xs, ys] = [x.subarray(0, n), y.subarray(0, n)];
  return { ring, n, x: xs, y: ys, place, box: boxOf(xs, ys), turn };
}

function boxOf(x: Float64Array, y: Float64Array): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i += 1) {
    const [lon, lat] = [x[i] ?? 0, y[i] ?? 0];
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

export const boxesMeet = (a: Edges['box'], b: Edges['box']): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** A polygon as sides. */
export interface Part {
  readonly outer: Edges;
  readonly holes: readonly Edges[];
}
