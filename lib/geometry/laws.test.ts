// Laws that hold for any plot: areas, overlaps, repairs; and no text whatever makes reading fail but as declared.
import fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { isFault } from '../shared/fault.ts';
import { collection, polygon, square } from './example.ts';
import { GeoJsonRefused, inspectPlots, readGeoJson, repair, writeFeature } from './index.ts';

type Corner = readonly [number, number];
const written = (corners: readonly Corner[]) =>
  `[${corners.map(([lon, lat]) => `[${lon.toFixed(8)},${lat.toFixed(8)}]`).join(',')}]`;
const closed = (corners: readonly Corner[]) => written([...corners, ...corners.slice(0, 1)]);

/** A star around a centre: any radii make a ring that does not cross itself. */
const star = fc
  .record({
    lon: fc.double({ min: -170, max: 170, noNaN: true }),
    lat: fc.double({ min: -80, max: 80, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.001, max: 0.02, noNaN: true }), { minLength: 3, maxLength: 40 }),
  })
  .map(({ lon, lat, radii }) =>
    radii.map((radius, i): Corner => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
    }),
  );

const reports = (...rings: readonly string[]) =>
  inspectPlots(readGeoJson(collection(...rings.map((ring) => polygon(ring))))).plots;
const areaOf = (ring: string): number => Number(reports(ring)[0]?.areaHa);

describe('the area of a plot', () => {
  it('does not depend on where its ring begins', () => {
    fc.assert(
      fc.property(star, fc.nat(), (corners, by) => {
        const start = by % corners.length;
        const turned = [...corners.slice(start), ...corners.slice(0, start)];
        expect(areaOf(closed(turned))).toBeCloseTo(areaOf(closed(corners)), 3);
      }),
    );
  });

  it('does not depend on its longitude', () => {
    fc.assert(
      fc.property(star, fc.integer({ min: -9, max: 9 }), (corners, shift) => {
        const shifted = corners.map(([lon, lat]): Corner => [lon / 20 + shift, lat]);
        const unshifted = corners.map(([lon, lat]): Corner => [lon / 20, lat]);
        expect(areaOf(closed(shifted))).toBeCloseTo(areaOf(closed(unshifted)), 3);
      }),
    );
  });

  it('is that of its parts, cut from corner to corner', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -70, max: 70, noNaN: true }),
        fc.double({ min: 0.001, max: 0.009, noNaN: true }),
        (lat, side) => {
          const [a, b, c, d]: Corner[] = [
            [8, lat],
            [8 + side, lat],
            [8 + side, lat + side],
            [8, lat + side],
          ];
          const corners = [a, b, c, d].filter((each) => each !== undefined);
          const parts = [
            [corners[0], corners[1], corners[2]],
            [corners[0], corners[2], corners[3]],
          ];
          const sum = parts.reduce(
            (total, part) => total + areaOf(closed(part.filter((each) => each !== undefined))),
            0,
          );
          expect(sum).toBeCloseTo(areaOf(closed(corners)), 3);
        },
      ),
    );
  });
});

it('the area of a small plot is the geodesic one of GeographicLib, at any latitude', () => {
  fc.assert(
    fc.property(star, (corners) => {
      const whole = geographiclib.Geodesic.WGS84.Polygon(false);
      for (const [lon, lat] of corners) whole.AddPoint(Number(lat.toFixed(8)), Number(lon.toFixed(8)));
      expect(areaOf(closed(corners))).toBeCloseTo((whole.Compute(false, true).area ?? 0) / 10_000, 2);
    }),
  );
});

describe('the overlap of two plots', () => {
  it('is told to both alike, in whatever order they come', () => {
    const near = fc.double({ min: -0.015, max: 0.015, noNaN: true });
    fc.assert(
      fc.property(star, star, near, near, (one, other, dx, dy) => {
        const [lon = 0, lat = 0] = one[0] ?? [];
        const [lon2 = 0, lat2 = 0] = other[0] ?? [];
        const moved = other.map(([x, y]): Corner => [x - lon2 + lon + dx, y - lat2 + lat + dy]);
        const shared = (rings: string[]) =>
          reports(...rings).map(({ findings }) => findings.find(({ code }) => code === 'plots_overlap')?.areaHa);
        const [a, b] = shared([closed(one), closed(moved)]);
        const [c, d] = shared([closed(moved), closed(one)]);
        expect(a).toBe(b);
        expect(c).toBe(d);
        if (a !== undefined || c !== undefined) expect(Number(a ?? 0)).toBeCloseTo(Number(c ?? 0), 3);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a proposal, taken', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
  const anyRing = fc
    .array(corner, { minLength: 3, maxLength: 7 })
    .chain((corners) => fc.tuple(fc.constant(corners), fc.boolean(), fc.constantFrom(10, 179.9995)))
    .map(([corners, close, west]) =>
      corners
        .map(([x, y]): Corner => {
          const lon = west + x / 10_000;
          return [lon > 180 ? lon - 360 : lon, 50 + y / 10_000];
        })
        .flatMap((each, i, all) => (close && i === all.length - 1 ? [each, all[0] ?? each] : [each])),
    );

  it('removes the finding it was made for', () => {
    fc.assert(
      fc.property(fc.array(anyRing, { minLength: 1, maxLength: 2 }), (rings) => {
        const [report] = inspectPlots(readGeoJson(collection(polygon(...rings.map(written))))).plots;
        const geometry = report?.plot.geometry;
        if (report === undefined || geometry === undefined) return;
        for (const { code, proposal } of report.findings) {
          if (proposal === undefined) continue;
          const mended = writeFeature(report.plot, repair(geometry, [proposal.action]));
          const [after] = inspectPlots(readGeoJson(mended)).plots;
          expect(after?.findings.map((each) => each.code)).not.toContain(code);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every digit that was surveyed', () => {
    const text = collection('{"type":"Point","coordinates":["6.1000000","-1.50000000"]}');
    const [plot] = readGeoJson(text).plots;
    const geometry = plot?.geometry;
    expect(geometry && plot && writeFeature(plot, repair(geometry, ['unquote_coordinates', 'swap_axes']))).toContain(
      '[-1.50000000,6.1000000]',
    );
  });
});

describe('whatever is sent', () => {
  it('is read or refused as declared', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '"type"',
      '"coordinates"',
      '"Polygon"',
      '"Feature"',
      '"features"',
      '"geometry"',
      '"properties"',
      '1',
      '-1.5e3',
      '1e999',
      'null',
      'true',
      'NaN',
      '"\\u0000"',
      '"',
      '\\',
      ' ',
    );
    const garbage = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''));
    const near = fc.json({ maxDepth: 6 }).map((coordinates) => `{"type":"Polygon","coordinates":${coordinates}}`);
    const bitten = fc.tuple(fc.nat(), fc.string({ maxLength: 3 })).map(([at, by]) => {
      const text = collection(square([1, 1]), square([2, 2]));
      const place = at % text.length;
      return text.slice(0, place) + by + text.slice(place + 1);
    });
    fc.assert(
      fc.property(
        fc.oneof(
          garbage,
          near,
          near.map((each) => collection(each)),
          bitten,
          fc.string(),
        ),
        (text) => {
          try {
            inspectPlots(readGeoJson(text));
          } catch (error) {
            if (!isFault(error, GeoJsonRefused)) throw error;
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
