// Geodesic area on the WGS 84 ellipsoid. Numeric by nature: doubles, told rounded to a square metre.
// Sides up to a hundredth of a degree are great circles of the authalic sphere, which differ from the geodesic by less than a
// hundred-millionth of the area under them; longer ones are asked of GeographicLib (Karney, Algorithms for geodesics, 2013).
import geographiclib from 'geographiclib-geodesic';
import type { Edges } from './edges.ts';

const { Geodesic } = geographiclib;
const WGS84 = Geodesic.WGS84;
const E2 = WGS84.f * (2 - WGS84.f);
const E = Math.sqrt(E2);
const RADIAN = Math.PI / 180;
const SHORT = 0.01;

/** Snyder, Map Projections: A Working Manual (1987), eq. 3-12. */
const q = (sine: number): number => (1 - E2) * (sine / (1 - E2 * sine * sine) + Math.atanh(E * sine) / E);
const QP = q(1);
const RADIUS2 = (WGS84.a * WGS84.a * QP) / 2;

/** tan(β/2) of the authalic latitude β. */
function halfTangent(latitude: number): number {
  const sine = q(Math.sin(latitude * RADIAN)) / QP;
  return sine / (1 + Math.sqrt(Math.max(0, 1 - sine * sine)));
}

/** Square metres, positive where the ring runs counterclockwise. A ring around a pole has no area here. */
export function signedAreaM2({ n, x, y, turn }: Edges): number {
  if (n < 3 || turn !== 0) return 0;
  let sum = 0;
  let from = halfTangent(y[n - 1] ?? 0);
  for (let i = 0, j = n - 1; i < n; j = i, i += 1) {
    const to = halfTangent(y[i] ?? 0);
    const dLon = (x[i] ?? 0) - (x[j] ?? 0);
    const short = Math.abs(dLon) <= SHORT && Math.abs((y[i] ?? 0) - (y[j] ?? 0)) <= SHORT;
    sum += short ? underShort(dLon, from, to) : underLong(y[j] ?? 0, y[i] ?? 0, dLon);
    from = to;
  }
  return -sum;
}

const underShort = (dLon: number, from: number, to: number): number =>
  2 * RADIUS2 * Math.atan2(Math.tan((dLon * RADIAN) / 2) * (from + to), 1 + from * to);

const underLong = (from: number, to: number, dLon: number): number =>
  WGS84.Inverse(from, 0, to, dLon, Geodesic.AREA).S12 ?? 0;

/** Hectares to the square metre, as decimal text. */
export const hectares = (squareMetres: number): string => (squareMetres / 10_000).toFixed(4);
