// A thousand perimeters of five hundred points, read from their text, examined and compared; and how fast what is too much is refused.
import { inspectPlots, readGeoJson } from '../../lib/geometry/index.ts';
import type { Bench } from './bench.ts';
import { median } from './figure.ts';

const PLOTS = 1_000;
const POINTS = 500;
const ROUNDS = 5;

/** Neighbours in a grid, each a ring with nine bays. */
function plots(): string {
  const ring = (at: number): string => {
    const [lon, lat] = [(at % 40) * 0.0215, 5 + Math.floor(at / 40) * 0.0215];
    const corners = Array.from({ length: POINTS }, (_, i) => {
      const angle = (2 * Math.PI * i) / POINTS;
      const radius = 0.01 * (1 + 0.05 * Math.sin(9 * angle));
      return `[${(lon + radius * Math.cos(angle)).toFixed(7)},${(lat + radius * Math.sin(angle)).toFixed(7)}]`;
    });
    return `[${[...corners, corners[0]].join(',')}]`;
  };
  const features = Array.from(
    { length: PLOTS },
    (_, at) => `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[${ring(at)}]}}`,
  );
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}

function timed(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

export const plotGeometry: Bench = {
  name: 'plot-geometry',
  async measure() {
    const text = plots();
    const [reading, examining]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      const document = readGeoJson(text);
      const read = timed(() => readGeoJson(text));
      const examined = timed(() => {
        const found = inspectPlots(document).plots.flatMap(({ findings }) => findings);
        if (found.length > 0) throw new Error(`The plots are sound, and yet: ${found[0]?.code}.`);
      });
      // The first round warms up.
      if (round === 0) continue;
      reading.push(read);
      examining.push(examined);
    }
    const million = `{"type":"Polygon","coordinates":[[${'[1.123456,2.123456],'.repeat(999_999)}[1.123456,2.123456]]]}`;
    const note = `${PLOTS} polygons of ${POINTS} points, ${Math.round(text.length / 1e6)} MB of GeoJSON`;
    return [
      {
        name: 'plots examined and compared',
        value: Math.round(median(examining)),
        unit: 'ms',
        goal: { atMost: 1_000 },
        note,
      },
      { name: 'plots read from their text', value: Math.round(median(reading)), unit: 'ms', note },
      {
        name: 'a polygon of a million points refused',
        value: Math.round(timed(() => inspectPlots(readGeoJson(million)))),
        unit: 'ms',
      },
    ];
  },
};
