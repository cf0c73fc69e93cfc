// Boxes around the parts of each country, from Natural Earth's outlines as the package world-atlas carries them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import countries from 'i18n-iso-countries';
import * as z from 'zod';

const source = fileURLToPath(new URL('../../node_modules/world-atlas/countries-50m.json', import.meta.url));
const target = fileURLToPath(new URL('../../lib/geometry/data/country-extents.json', import.meta.url));

const Arcs = z.array(z.array(z.int()));
const Topology = z.object({
  transform: z.object({ scale: z.tuple([z.number(), z.number()]), translate: z.tuple([z.number(), z.number()]) }),
  arcs: z.array(z.array(z.tuple([z.number(), z.number()]))),
  objects: z.object({
    countries: z.object({
      geometries: z.array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('Polygon'), id: z.string().optional(), arcs: Arcs }),
          z.object({ type: z.literal('MultiPolygon'), id: z.string().optional(), arcs: z.array(Arcs) }),
        ]),
      ),
    }),
  }),
});
type Topology = z.output<typeof Topology>;
type Box = [number, number, number, number];

/** Outlines at 1:50 million are coarse: a fifth of a degree around each part is still that country. */
const MARGIN = 0.2;
/** Parts nearer than this share a box. */
const APART = 3;

/** Arcs are told as steps (TopoJSON specification, 2.1.3). */
function arcBoxes({ arcs, transform: { scale, translate } }: Topology): Box[] {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [dx, dy] of arc) {
      [x, y] = [x + dx, y + dy];
      const [lon, lat] = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
      stretch(box, [lon, lat, lon, lat]);
    }
    return box;
  });
}

function stretch(box: Box, by: Box): void {
  for (const at of [0, 1] as const) box[at] = Math.min(box[at], by[at]);
  for (const at of [2, 3] as const) box[at] = Math.max(box[at], by[at]);
}

const near = (a: Box, b: Box): boolean =>
  a[0] - APART <= b[2] && b[0] - APART <= a[2] && a[1] - APART <= b[3] && b[1] - APART <= a[3];

function merged(boxes: readonly Box[]): Box[] {
  const kept: Box[] = [];
  for (const box of boxes) {
    const whole: Box = [...box];
    for (
      let at = kept.findIndex((each) => near(each, whole));
      at >= 0;
      at = kept.findIndex((each) => near(each, whole))
    )
      for (const absorbed of kept.splice(at, 1)) stretch(whole, absorbed);
    kept.push(whole);
  }
  return kept;
}

const outward = ([west, south, east, north]: Box): Box => [
  Math.max(-180, Math.floor((west - MARGIN) * 10) / 10),
  Math.max(-90, Math.floor((south - MARGIN) * 10) / 10),
  Math.min(180, Math.ceil((east + MARGIN) * 10) / 10),
  Math.min(90, Math.ceil((north + MARGIN) * 10) / 10),
];

export function importCountryExtents(): number {
  const text = readFileSync(source, 'utf8');
  const topology = Topology.parse(JSON.parse(text));
  const boxOf = arcBoxes(topology);
  const found = new Map<string, Box[]>();
  for (const geometry of topology.objects.countries.geometries) {
    const iso2 = geometry.id === undefined ? undefined : countries.numericToAlpha2(geometry.id);
    if (iso2 === undefined) continue;
    const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
    const parts = polygons.map(([outer = []]) => {
      const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const arc of outer) stretch(box, boxOf[arc < 0 ? ~arc : arc] ?? box);
      return box;
    });
    found.set(iso2, merged([...(found.get(iso2) ?? []), ...parts]));
  }
  const head = {
    source: 'Natural Earth 1:50m Admin 0 countries (public domain), as packaged by world-atlas 2.0.2 (ISC)',
    sourceSha256: createHash('sha256').update(text).digest('hex'),
    marginDegrees: MARGIN,
  };
  const lines = [...found].sort().map(([iso2, boxes]) => `"${iso2}":${JSON.stringify(boxes.map(outward))}`);
  writeFileSync(target, `${JSON.stringify(head).slice(0, -1)},"countries":{\n${lines.join(',\n')}\n}}\n`);
  return found.size;
}
