// Shapes cut anew: at the antimeridian, through holes, and where sides meet. Corners that were there keep their digits.
import { common, type Pairs, united } from '../clip.ts';
import { type Edges, edgesOf } from '../edges.ts';
import type { PlotPolygon, Position, Ring } from '../model.ts';

type Texts = ReadonlyMap<string, Position>;

const pairsOf = ({ n, x, y }: Edges, shift = 0): Pairs =>
  Array.from({ length: n }, (_, i): [number, number] => [(x[i] ?? 0) + shift, y[i] ?? 0]);

const ringsOf = ({ outer, holes }: PlotPolygon, shift = 0): Pairs[] =>
  [outer, ...holes].map((ring) => pairsOf(edgesOf(ring), shift));

const box = (west: number, east: number): Pairs => [
  ...([
    [west, -90],
    [east, -90],
    [east, 90],
    [west, 90],
  ] satisfies Pairs),
];

/** Undefined where the clipping has no answer, here and below. */
export function splitAtAntimeridian(polygons: readonly PlotPolygon[]): PlotPolygon[] | undefined {
  const texts = textsOf(polygons);
  const pieces = polygons.flatMap((polygon) =>
    [-360, 0, 360].map((shift) => common(unwrapped(polygon, shift), [box(-180, 180)])),
  );
  return whole(pieces)?.map((rings) => polygonOf(rings, texts));
}

function whole(pieces: readonly (Pairs[][] | undefined)[]): Pairs[][] | undefined {
  const cut = pieces.filter((each) => each !== undefined);
  return cut.length < pieces.length ? undefined : cut.flat();
}

/** Holes follow their outer ring over the antimeridian. */
function unwrapped(polygon: PlotPolygon, shift: number): Pairs[] {
  const [outer = [], ...holes] = ringsOf(polygon, shift);
  const west = Math.min(...outer.map(([lon]) => lon));
  const beside = holes.map((hole) => {
    const turn = Math.round((west - (hole[0]?.[0] ?? west)) / 360) * 360;
    return hole.map(([lon, lat]): [number, number] => [lon + turn, lat]);
  });
  return [outer, ...beside];
}

/** Cuts through the middle of a hole until there is none; each cut takes one away at least. */
export function splitAtHoles(polygons: readonly PlotPolygon[]): PlotPolygon[] | undefined {
  const texts = textsOf(polygons);
  return whole(polygons.map((polygon) => cutHoles(ringsOf(polygon), MOST_CUTS)))?.map((rings) =>
    polygonOf(rings, texts),
  );
}

/** Deep: holes beside holes are halved away. */
const MOST_CUTS = 12;

function cutHoles(rings: Pairs[], cuts: number): Pairs[][] | undefined {
  const [, hole] = rings;
  if (hole === undefined) return [rings];
  if (cuts === 0) return undefined;
  const lons = hole.map(([lon]) => lon);
  const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
  const halves = [box(-540, middle), box(middle, 540)].map((half) => common(rings, [half]));
  return whole(whole(halves)?.map((each) => cutHoles(each, cuts - 1)) ?? [undefined]);
}

export function untangle(polygons: readonly PlotPolygon[]): PlotPolygon[] | undefined {
  const texts = textsOf(polygons);
  const [first, ...others] = polygons
    .map((polygon) => ringsOf(polygon))
    .filter((rings) => (rings[0]?.length ?? 0) >= 3);
  return first && united(first, ...others)?.map((rings) => polygonOf(rings, texts));
}

const key = (lon: number, lat: number): string => `${lon},${lat}`;

function textsOf(polygons: readonly PlotPolygon[]): Texts {
  const rings = polygons.flatMap(({ outer, holes }) => [outer, ...holes]);
  return new Map(rings.flatMap(({ positions }) => positions.map((each) => [key(each.lon, each.lat), each] as const)));
}

function polygonOf([outer = [], ...holes]: readonly Pairs[], texts: Texts): PlotPolygon {
  return { outer: ringOf(outer, texts), holes: holes.map((hole) => ringOf(hole, texts)) };
}

const ringOf = (pairs: Pairs, texts: Texts): Ring => ({
  pointer: '',
  positions: pairs.map(([x, lat]) => {
    const lon = x > 180 ? x - 360 : x < -180 ? x + 360 : x;
    return (
      texts.get(key(lon, lat)) ?? { lon: tidy(lon), lat: tidy(lat), lonText: text(lon), latText: text(lat), beyond: 0 }
    );
  }),
});

/** A corner that cutting made: computed, to a ten-millionth of a millimetre, and never fewer than six decimals. */
const text = (degrees: number): string => degrees.toFixed(12).replace(/0{1,6}$/, '');
const tidy = (degrees: number): number => Number(text(degrees));
