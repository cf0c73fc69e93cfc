// Plots within records: what cannot be filed is told with a way to mend it, taken by nobody unasked; what is hostile is told as well.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFault } from '../shared/fault.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json.ts';
import { ruleBook } from './book/open-book.ts';
import { mergePatch } from './model.ts';
import { openTable } from './reading/open-table.ts';
import { openVerdictAtOnce } from './verdict.ts';

const base = ruleBook().recordTypes.get('eudr-statement')?.base ?? {};
const verdict = () => openVerdictAtOnce({ recordType: 'eudr-statement', date: '2026-11-21', from: 'json' });
const recordOf = (geometries: readonly JsonValue[], change: JsonObject = {}) =>
  mergePatch(base, {
    ...change,
    plots: geometries.map((geometry, at) => ({ id: `P-${at}`, areaHa: '2.1', geometry })),
  });
const found = (geometries: readonly JsonValue[], change: JsonObject = {}) =>
  verdict().record({ row: 1 }, recordOf(geometries, change));

const polygon = (...rings: JsonValue[][]) => ({ type: 'Polygon', coordinates: rings });
const [a, b, c, d] = [
  [-1.621001, 6.690001],
  [-1.620001, 6.690001],
  [-1.620001, 6.691001],
  [-1.621001, 6.691001],
];
const swapped = (corner: readonly number[]) => corner.toReversed();
const hole = [
  [-1.620701, 6.690301],
  [-1.620701, 6.690701],
  [-1.620301, 6.690701],
  [-1.620301, 6.690301],
  [-1.620701, 6.690301],
];
const TAVEUNI = [
  [179.999001, -16.800001],
  [-179.999001, -16.800001],
  [-179.999001, -16.801001],
  [179.999001, -16.801001],
  [179.999001, -16.800001],
];

test.each([
  ['an open ring', polygon([a, b, c, d]), 'close_rings', {}],
  ['a ring that runs clockwise', polygon([a, d, c, b, a]), 'wind_rings', {}],
  ['a point twice', polygon([a, b, b, c, d, a]), 'drop_repeated_points', {}],
  ['a bow tie', polygon([a, c, b, d, a]), 'untangle', {}],
  ['a hole', polygon([a, b, c, d, a], hole), 'split_at_holes', {}],
  ['exchanged axes', polygon([a, b, c, d, a].map(swapped)), 'swap_axes', {}],
  ['coordinates as texts', { type: 'Point', coordinates: a.map(String) }, 'unquote_coordinates', {}],
  ['the antimeridian', polygon(TAVEUNI.toReversed()), 'split_at_antimeridian', { productionCountry: 'FJ' }],
] as const)(
  '%s: a proposal says what would stand there, and taken it removes its finding',
  (_, geometry, action, change) => {
    const record = recordOf([geometry], change);
    const before = structuredClone(record);
    const findings = verdict().record({ row: 1, base: '/records/0' }, record);
    expect(record).toEqual(before);
    const proposed = findings.find(({ proposal }) => proposal?.action === action);
    expect(proposed, JSON.stringify(findings)).toMatchObject({ ruleId: 'eudr.geolocation' });
    expect(proposed?.proposal?.field).toBe('/records/0/plots/0/geometry');
    const taken = found([proposed?.proposal?.value ?? null], change);
    expect(taken.map(({ proposal }) => proposal?.action)).not.toContain(action);
    expect(taken.map(({ message }) => message)).not.toContain(proposed?.message);
  },
);

test('a plot twice and a plot over another are warnings at the plots they concern', () => {
  const sound = polygon([a, b, c, d, a]);
  const twice = found([sound, sound]);
  expect(twice.map(({ severity }) => severity)).toEqual(twice.map(() => 'warning'));
  expect(twice.map(({ field }) => field)).toContain('/plots/0/geometry');
  const shifted = polygon([a, b, c, d, a].map(([lon = 0, lat = 0]) => [lon + 0.0003, lat]));
  expect(
    found([sound, shifted])
      .map(({ message }) => message)
      .join(),
  ).toMatch(/ha/);
});

test.each([
  ['a collection of several kinds', { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: a }] }],
  ['a line', { type: 'LineString', coordinates: [a, b] }],
  ['metres of a projection', { type: 'Point', coordinates: [598123.123456, 741234.123456] }],
  ['nothing to stand on', { type: 'Polygon', coordinates: [] }],
  ['a word', { type: 'Point', coordinates: 'here' }],
])('%s is an error with its remedy', (_, geometry) => {
  const [finding] = found([geometry]);
  expect(finding).toMatchObject({ ruleId: 'eudr.geolocation', severity: 'error' });
  expect(finding?.remedy.length).toBeGreaterThan(10);
});

test('a point is enough up to four hectares, and for cattle', () => {
  const point = { type: 'Point', coordinates: a };
  const plots = (areaHa: string) => ({ plots: [{ id: 'P', areaHa, geometry: point }] });
  const errors = (change: JsonObject) =>
    verdict()
      .record({ row: 1 }, mergePatch(base, change))
      .map(({ ruleId }) => ruleId);
  expect(errors(plots('4'))).toEqual([]);
  expect(errors(plots('4.1'))).toEqual(['eudr.geolocation']);
  expect(errors({ ...plots('4.1'), commodity: 'cattle', hsCode: '010229' })).toEqual([]);
});

test('where one value is to blame it stands in the finding as it was sent', () => {
  const value = (geometry: JsonValue) => found([geometry]).map((finding) => finding.value);
  expect(value({ type: 'Point', coordinates: ['-1.621001', '6.690001'] })).toEqual(['-1.621001']);
  expect(value({ type: 'LineString', coordinates: [a, b] })).toEqual(['LineString']);
});

test('a perimeter of a million corners is refused by name, beside every other finding of the record', () => {
  const corners = Array.from({ length: 1_000_000 }, (_, at) => [-1.6 - (at % 1000) / 1e6, 6.7 + at / 1e9]);
  const findings = found([polygon([...corners, corners[0] ?? []])], { hsCode: '99' });
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['business.cn-code', 'eudr.geolocation']);
  expect(findings[1]?.message).toMatch(/1000001 positions, more than|longer than 25 MB/);
}, 60_000);

test('a report shows a megabyte of proposed geometry at most; beyond, it still says what would mend a plot', () => {
  const corners = Array.from({ length: 8_000 }, (_, at): [number, number] => {
    const angle = (2 * Math.PI * at) / 8_000;
    return [Number((-1.6 + 0.001 * Math.cos(angle)).toFixed(9)), Number((6.7 + 0.001 * Math.sin(angle)).toFixed(9))];
  });
  const judged = verdict();
  for (let row = 1; row <= 6; row++) judged.record({ row }, recordOf([polygon(corners)]));
  const proposals = judged.report([]).findings.flatMap(({ proposal }) => proposal ?? []);
  expect(proposals.map(({ action, value }) => [action, value !== undefined])).toEqual([
    ...Array(4).fill(['close_rings', true]),
    ...Array(2).fill(['close_rings', false]),
  ]);
});

test('50 MB of GeoJSON given as a file of records is refused before it is read to its end', async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"type":"FeatureCollection","features":[');
    for (; read < 50; read += 1) yield Buffer.alloc(1024 * 1024, '[1.123456,');
  }
  const { batches } = await openTable(endless(), { fields: {} });
  const refused = await Array.fromAsync(batches).catch((error: unknown) => (isFault(error) ? error.message : error));
  expect(refused).toMatch(/longer than 4 MB/);
  expect(read).toBeLessThan(10);
});

test('no geometry whatever makes the engine throw, and every finding points into the record', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(-1.621001, 6.690001, 0, 180, -180, 90, 1e300));
  const position = fc.oneof(
    fc.array(fc.oneof(number, fc.constantFrom('6.69', null, '1e999', [])), { maxLength: 4 }),
    fc.constantFrom(a, b, c, d),
  );
  const ring = fc.oneof(fc.array(position, { maxLength: 8 }), fc.constantFrom<JsonValue>('x', null, {}, 7));
  const type = fc.constantFrom(
    'Point',
    'MultiPoint',
    'Polygon',
    'MultiPolygon',
    'LineString',
    'GeometryCollection',
    'X',
    7,
  );
  const coordinates = fc.oneof(
    position,
    ring,
    fc.array(ring, { maxLength: 3 }),
    fc.array(fc.array(ring, { maxLength: 2 })),
  );
  const geometry = fc.record({ type, coordinates }, { requiredKeys: [] });
  const asJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value));
  fc.assert(
    fc.property(fc.array(geometry, { maxLength: 4 }), (geometries) => {
      const record = recordOf(geometries.map(asJson));
      for (const { field, message } of verdict().record({ row: 1 }, record)) {
        expect(message.length).toBeGreaterThan(10);
        expect(isPlace(record, field)).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

/** Of what is missing, what it is missing from. */
function isPlace(record: JsonObject, pointer: string): boolean {
  let at: JsonValue | undefined = record;
  for (const part of pointer.split('/').slice(1, -1)) {
    if (Array.isArray(at)) at = at[Number(part)];
    else at = isJsonObject(at) ? at[part] : undefined;
    if (at === undefined) return false;
  }
  return true;
}
