// Geometry as GeoJSON text again, every coordinate with the digits it was read with.
import type { Plot, PlotGeometry, Position, Ring } from '../model.ts';

const position = ({ lonText, latText }: Position): string => `[${lonText},${latText}]`;
const positions = (all: readonly Position[]): string => `[${all.map(position).join(',')}]`;
const rings = (all: readonly Ring[]): string => `[${all.map((ring) => positions(ring.positions)).join(',')}]`;

export function writeGeometry(geometry: PlotGeometry): string {
  return `{"type":"${geometry.type}","coordinates":${coordinates(geometry)}}`;
}

function coordinates(geometry: PlotGeometry): string {
  if ('points' in geometry)
    return geometry.type === 'Point' ? geometry.points.map(position).join('') : positions(geometry.points);
  const polygons = geometry.polygons.map(({ outer, holes }) => rings([outer, ...holes]));
  return geometry.type === 'Polygon' ? polygons.join('') : `[${polygons.join(',')}]`;
}

/** The feature with another geometry; its id and attributes stay. */
export const writeFeature = ({ id, properties }: Plot, geometry: PlotGeometry): string =>
  `{"type":"Feature","id":${JSON.stringify(id)},"properties":${JSON.stringify(properties)},"geometry":${writeGeometry(geometry)}}`;
