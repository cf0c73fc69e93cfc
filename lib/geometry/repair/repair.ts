// What each proposal would make of a plot. Nothing here runs unasked: the owner of the land decides which shape is meant.
import { signedAreaM2 } from '../area.ts';
import { edgesOf, same } from '../edges.ts';
import type { PlotGeometry, PlotPolygon, Position, RepairAction, Ring } from '../model.ts';
import { splitAtAntimeridian, splitAtHoles, untangle } from './recut.ts';

/** One after another: axes before winding, because exchanging them mirrors the shape. */
const ORDER: Readonly<Record<RepairAction, (geometry: PlotGeometry) => PlotGeometry>> = {
  // The reader already took the digits out of the quotes; writing them again leaves the quotes away.
  unquote_coordinates: (geometry) => geometry,
  swap_axes: (geometry) => eachPosition(geometry, swapped),
  drop_repeated_points: (geometry) => eachRing(geometry, withoutRepeated),
  close_rings: (geometry) => eachRing(geometry, closed),
  split_at_antimeridian: (geometry) => recut(geometry, splitAtAntimeridian),
  untangle: (geometry) => recut(geometry, untangle),
  split_at_holes: (geometry) => recut(geometry, splitAtHoles),
  wind_rings: (geometry) => eachRing(geometry, wound),
};

export function repair(geometry: PlotGeometry, actions: readonly RepairAction[]): PlotGeometry {
  return Object.entries(ORDER)
    .filter(([action]) => actions.some((each) => each === action))
    .reduce((mended, [, apply]) => apply(mended), geometry);
}

type OfRing = (ring: Ring, kind: 'outer' | 'hole') => Ring;

function eachRing(geometry: PlotGeometry, of: OfRing): PlotGeometry {
  if ('points' in geometry) return geometry;
  const polygons = geometry.polygons.map(({ outer, holes }) => ({
    outer: of(outer, 'outer'),
    holes: holes.map((hole) => of(hole, 'hole')),
  }));
  return { ...geometry, polygons };
}

function eachPosition(geometry: PlotGeometry, of: (position: Position) => Position): PlotGeometry {
  if ('points' in geometry) return { ...geometry, points: geometry.points.map(of) };
  return eachRing(geometry, (ring) => ({ ...ring, positions: ring.positions.map(of) }));
}

const swapped = ({ lon, lat, lonText, latText, beyond }: Position): Position => ({
  ...{ lon: lat, lat: lon, lonText: latText, latText: lonText, beyond },
});

const withoutRepeated = (ring: Ring): Ring => ({
  ...ring,
  positions: ring.positions.filter((each, at) => !same(ring.positions[at - 1], each)),
});

function closed(ring: Ring): Ring {
  const [first] = ring.positions;
  return first === undefined || same(first, ring.positions.at(-1))
    ? ring
    : { ...ring, positions: [...ring.positions, first] };
}

const wound: OfRing = (ring, kind) =>
  signedAreaM2(edgesOf(ring)) > 0 === (kind === 'outer') ? ring : { ...ring, positions: ring.positions.toReversed() };

/** A new set of polygons, one alone as a Polygon; what cannot be cut stays as it is. */
function recut(
  geometry: PlotGeometry,
  cut: (polygons: readonly PlotPolygon[]) => readonly PlotPolygon[] | undefined,
): PlotGeometry {
  const polygons = 'points' in geometry ? undefined : cut(geometry.polygons);
  if (polygons === undefined || polygons.length === 0) return geometry;
  return { type: polygons.length === 1 ? 'Polygon' : 'MultiPolygon', pointer: geometry.pointer, polygons };
}
