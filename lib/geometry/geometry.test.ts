// What is found in plots, one demand after the other, and what is refused before any plot is looked at.
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../shared/json.ts';
import { collection, polygon, square, squareRing } from './example.ts';
import { decimalsOf, extentOf, GeoJsonRefused, inspectPlots, type PlotFacts, readGeoJson } from './index.ts';

const inspect = (given: string | JsonObject, facts: PlotFacts = {}) => inspectPlots(readGeoJson(given), () => facts);
const codes = (given: string | JsonObject, facts?: PlotFacts) =>
  inspect(given, facts).plots.flatMap(({ findings }) => findings.map(({ code }) => code));
const ring = (...corners: readonly (readonly [number | string, number | string])[]) =>
  `[${corners.map(([lon, lat]) => `[${[lon, lat].map((each) => (typeof each === 'number' ? each.toFixed(7) : each)).join(',')}]`).join(',')}]`;
const refusal = (given: string | JsonObject): string => {
  try {
    readGeoJson(given);
    return 'nothing refused';
  } catch (error) {
    expect(error).toMatchObject({ type: { reason: GeoJsonRefused.reason } });
    return error instanceof Error ? error.message : '';
  }
};
const country = (iso2: string) => ({ name: iso2, extent: extentOf(iso2) ?? [] });

describe('a sound plot', () => {
  it('has no findings, and its geodesic area', () => {
    const [report] = inspect(collection(square([-1.5, 6.5]))).plots;
    expect(report?.findings).toEqual([]);
    const whole = geographiclib.Geodesic.WGS84.Polygon(false);
    for (const [lon, lat] of [
      [-1.5, 6.5],
      [-1.49, 6.5],
      [-1.49, 6.51],
      [-1.5, 6.51],
    ] as const)
      whole.AddPoint(lat, lon);
    expect(Number(report?.areaHa)).toBeCloseTo((whole.Compute(false, true).area ?? 0) / 10_000, 3);
  });

  it('has the area that other tools found: ellipsoidal figures of three published sample areas', () => {
    const area = (west: number, south: number, east: number, north: number) =>
      inspect(collection(polygon(ring([west, south], [east, south], [east, north], [west, north], [west, south]))))
        .plots[0]?.areaHa;
    expect(Number(area(-2.1, 6.55, -1.95, 6.7))).toBeCloseTo(27515.39, 2);
    expect(Number(area(108, 12.55, 108.18, 12.73))).toBeCloseTo(38939.81, 2);
    expect(Number(area(-76.45, 3.48, -76.25, 3.65))).toBeCloseTo(41772.05, 2);
  });

  it('may lie beside another one and share its border', () => {
    expect(codes(collection(square([10, 50]), square([10.01, 50])))).toEqual([]);
  });
});

describe('precision is that of the text', () => {
  it('counts trailing zeros, which a parsed number has lost', () => {
    expect(decimalsOf('12.550000')).toBe(6);
    expect(decimalsOf('1.2345e-3')).toBe(7);
    expect(decimalsOf('12')).toBe(0);
    expect(codes(collection('{"type":"Point","coordinates":[12.500000,6.100000]}'), { areaHa: '2' })).toEqual([]);
    expect(codes(collection('{"type":"Point","coordinates":[12.50000,6.100000]}'), { areaHa: '2' })).toEqual([
      'precision_too_low',
    ]);
  });

  it('names the first coordinate by its pointer', () => {
    const [finding] =
      inspect(collection(polygon(ring([1, 1], [1.01, 1], ['1.01', 1.01], [1, 1])))).plots[0]?.findings ?? [];
    expect(finding).toMatchObject({
      code: 'precision_too_low',
      pointer: '/features/0/geometry/coordinates/0/2/0',
      value: '1.01',
      count: 1,
    });
  });

  it('says of parsed JSON what it cannot know', () => {
    const parsed: JsonObject = JSON.parse(
      collection('{"type":"MultiPoint","coordinates":[[12.123456,6.1],[12.1,6.1]]}'),
    );
    expect(codes(parsed, { areaHa: '2' })).toEqual(['precision_unproven']);
    const coarse: JsonObject = JSON.parse(collection('{"type":"Point","coordinates":[12.1,6.1]}'));
    expect(codes(coarse, { areaHa: '2' })).toEqual(['precision_too_low']);
  });
});

describe('rings', () => {
  it('are closed, and wound counterclockwise', () => {
    expect(codes(collection(polygon(ring([1, 1], [1.01, 1], [1.01, 1.01]))))).toEqual(['ring_not_closed']);
    expect(codes(collection(polygon(ring([1, 1], [1.01, 1.01], [1.01, 1], [1, 1]))))).toEqual(['ring_wound_backwards']);
  });

  it('do not cross, fold back or touch themselves', () => {
    const bowTie = ring([1, 1], [1.01, 1.01], [1.01, 1], [1, 1.01], [1, 1]);
    const spike = ring([1, 1], [1.01, 1], [1.02, 1], [1.01, 1], [1.01, 1.01], [1, 1]);
    const touching = ring([1, 1], [1.02, 1], [1.01, 1.01], [1.02, 1.02], [1, 1.02], [1.01, 1.01], [1, 1]);
    for (const each of [bowTie, spike, touching])
      expect(codes(collection(polygon(each)))).toContain('ring_crosses_itself');
  });

  it('have an inside', () => {
    expect(codes(collection(polygon(ring([1, 1], [1.01, 1], [1, 1]))))).toEqual(['ring_too_short']);
    expect(codes(collection(polygon(ring([1, 1], [1, 1.01], [1, 1.02], [1, 1]))))).toContain('ring_crosses_itself');
  });

  it('repeat no point', () => {
    expect(codes(collection(polygon(ring([1, 1], [1.01, 1], [1.01, 1], [1.01, 1.01], [1, 1]))))).toEqual([
      'points_repeated',
    ]);
  });

  it('as holes are told, be they sound, crossing or outside', () => {
    const hole = (west: number) => squareRing([west, 1.002], 0.002).replace(/^\[(.*)\]$/, '[$1]');
    const reversed = (text: string) => JSON.stringify(JSON.parse(text).toReversed());
    expect(codes(collection(polygon(squareRing([1, 1], 0.01), reversed(hole(1.0021111)))))).toContain('hole_present');
    expect(codes(collection(polygon(squareRing([1, 1], 0.01), hole(1.0091111))))).toContain('rings_cross');
    expect(codes(collection(polygon(squareRing([1, 1], 0.01), hole(1.0591111))))).toContain('hole_outside');
  });
});

describe('places', () => {
  it('with exchanged axes are suspected, by the country or by the latitude', () => {
    const [report] = inspect(collection(square([6.5, -1.6])), { country: country('GH') }).plots;
    expect(report?.findings.map(({ code, proposal }) => [code, proposal?.action])).toEqual([
      ['axes_swapped', 'swap_axes'],
    ]);
    expect(codes(collection(square([10.5, 106.5])))).toContain('axes_swapped');
  });

  it('outside the country, off the earth, at the poles and over the antimeridian are told', () => {
    expect(codes(collection(square([60, 60])), { country: country('GH') })).toEqual(['outside_country']);
    expect(
      codes(collection(polygon(ring([500_000, 600_000], [500_100, 600_000], [500_100, 600_100], [500_000, 600_000])))),
    ).toContain('coordinates_out_of_range');
    expect(
      codes(collection(polygon(ring([179.995, 1], [-179.995, 1], [-179.995, 1.01], [179.995, 1.01], [179.995, 1])))),
    ).toEqual(['crosses_antimeridian']);
    expect(codes(collection(polygon(ring([0, 80], [90, 80], [180, 80], [-90, 80], [0, 80]))))).toContain(
      'encloses_pole',
    );
    expect(codes(collection(polygon(ring([0, 89], [1, 89], [1, 90], [0, 89]))))).toContain('touches_pole');
  });
});

describe('areas', () => {
  it('above four hectares need a polygon, except for cattle', () => {
    const point = collection('{"type":"Point","coordinates":[12.500001,6.100001]}');
    expect(codes(point, { areaHa: '4' })).toEqual([]);
    expect(codes(point, { areaHa: '4.0001' })).toEqual(['polygon_required']);
    expect(codes(point, { areaHa: '400', cattleOnly: true })).toEqual([]);
    expect(codes(point)).toEqual(['area_unstated']);
    expect(codes(point, { areaHa: 'much' })).toEqual(['area_refused']);
  });

  it('that two plots share are cut out', () => {
    const [one, two] = inspect(collection(square([10, 50]), square([10.005, 50]))).plots;
    const half = Number(one?.areaHa) / 2;
    expect(one?.findings).toMatchObject([{ code: 'plots_overlap', other: 'plot-2' }]);
    expect(Number(one?.findings[0]?.areaHa)).toBeCloseTo(half, 2);
    expect(two?.findings[0]?.areaHa).toBe(one?.findings[0]?.areaHa);
  });

  it('that lie within another plot are shared whole', () => {
    const [, inner] = inspect(collection(square([10, 50], 0.01), square([10.003, 50.003], 0.002))).plots;
    expect(inner?.findings[0]?.areaHa).toBe(inner?.areaHa);
  });

  it('given twice are duplicates, wherever the ring begins', () => {
    const turned = polygon(ring([10.01, 50], [10.01, 50.01], [10, 50.01], [10, 50], [10.01, 50]));
    expect(codes(collection(square([10, 50]), turned))).toEqual(['duplicate_geometry']);
  });
});

describe('what is no plot', () => {
  it.each([
    ['null', 'geometry_missing'],
    [
      '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[]}]}',
      'geometry_collection',
    ],
    ['{"type":"LineString","coordinates":[[1,2],[3,4]]}', 'geometry_type'],
    ['{"type":"Polygon","coordinates":[[[1,null],[2,3],[4,5],[1,2]]]}', 'coordinates_malformed'],
    ['{"type":"Polygon","coordinates":[1,2]}', 'coordinates_malformed'],
    ['{"type":"Point","coordinates":[1e400,2]}', 'coordinates_malformed'],
    ['{"type":"Point","coordinates":["12.123456","6.123456"]}', 'coordinates_quoted'],
    ['7', 'geometry_type'],
  ])('%s is named and the others are examined', (geometry, code) => {
    const reports = inspect(collection(geometry, square([10, 50]))).plots;
    expect(reports[0]?.findings.map((each) => each.code)).toContain(code);
    expect(reports[1]?.findings).toEqual([]);
  });

  it('is refused with its place where no JSON can be read', () => {
    expect(refusal('{"type":"Point","coordinates":[NaN,1]}')).toMatch(/"NaN" is no JSON value.*line 1, column 32/);
    expect(refusal('{"type":"Point","type":"Point"}')).toMatch(/stands twice/);
    expect(refusal('['.repeat(100_000))).toMatch(/nested deeper than 64/);
    expect(refusal('{"type":"Topology"}')).toMatch(/TopoJSON/);
    expect(refusal('{"type":"FeatureCollection","features":[]}')).toMatch(/no features/);
    expect(refusal('')).toMatch(/A value is missing/);
    expect(refusal('{"type":"Point"')).toMatch(/comma/);
    expect(refusal({ type: 'Nothing' })).toMatch(/"Nothing" is no GeoJSON type/);
  });

  it('is refused by its size before it is read: 50 MB, and a million vertices in one polygon', () => {
    expect(refusal(' '.repeat(50 * 1024 * 1024))).toMatch(/longer than 25 MB/);
    const million = `[${'[1.123456,2.123456],'.repeat(999_999)}[1.123456,2.123456]]`;
    const [report] = inspect(collection(polygon(million))).plots;
    expect(report?.findings).toMatchObject([{ code: 'too_many_positions', count: 1_000_000 }]);
  });

  it('says when coordinates are of another reference system', () => {
    const crs = (name: string) =>
      inspect(
        collection(square([10, 50])).replace('{', `{"crs":{"type":"name","properties":{"name":"${name}"}},`),
      ).findings.map(({ code }) => code);
    expect(crs('urn:ogc:def:crs:OGC:1.3:CRS84')).toEqual(['crs_stated']);
    expect(crs('urn:ogc:def:crs:EPSG::4326')).toEqual(['crs_stated']);
    expect(crs('EPSG:3857')).toEqual(['crs_not_wgs84']);
  });
});
