// What the agent does with plots as people send them: as text, object, file or table; sound, faulty, hostile.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exampleConsignment } from '../../eudr/index.ts';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { isFault } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import { FARM } from './examples.ts';
import { eudr } from './index.ts';
import { EudrOutput } from './output.ts';
import { geoJsonOfCsv } from './plots-of-csv.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const startedAt = '2026-11-21T00:00:00.000Z';

async function* chunks(text: string, of = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += of) yield bytes.subarray(at, at + of);
}

async function run(input: JsonObject, file?: AsyncIterable<Uint8Array>) {
  const kept = { receipt: '', rows: '', refused: '' };
  const keep = (name: keyof typeof kept) => (text: string) => {
    kept[name] += text;
  };
  const sink = { receipt: keep('receipt'), rows: keep('rows'), refused: keep('refused') };
  const done = await eudr.run({ executionId: 'exe_1', startedAt, input, sink, signer, ...(file && { file }) });
  return { ...done, ...kept, output: EudrOutput.parse(done.output) };
}

const verified = async (receipt: string) => verifyReceipt(chunks(receipt), { replays: async () => eudr.openReplay });
const feature = (id: string, geometry: string) =>
  `{"type":"Feature","id":"${id}","properties":{},"geometry":${geometry}}`;
const collection = (...features: string[]) => `{"type":"FeatureCollection","features":[${features.join(',')}]}`;

describe('plots', () => {
  it('with every fault at once are reported each, and the receipt still recomputes', async () => {
    const bowTie =
      '{"type":"Polygon","coordinates":[[[-1.620001,6.690001],[-1.610001,6.700001],[-1.610001,6.690001],[-1.620001,6.700001]]]}';
    const plots = collection(
      feature('farm-1', bowTie),
      feature('farm-1', 'null'),
      feature('swapped', '{"type":"Point","coordinates":["6.690000",-1.620000]}').replace('{}', '{"country":"Ghana"}'),
      feature('mixed', '{"type":"GeometryCollection","geometries":[]}'),
      '7',
      '{"type":"Nothing"}',
    );
    const { output, receipt, rows, refused, progress } = await run({ ...exampleConsignment, plots });
    expect(output.status).toBe('not_fileable');
    expect(output.obstacles.map(({ code }) => code)).toContain('plot_unfileable');
    const found = output.plots.first.flatMap(({ findings }) => findings.map(({ code }) => code));
    for (const code of [
      'ring_crosses_itself',
      'ring_not_closed',
      'geometry_missing',
      'coordinates_quoted',
      'axes_swapped',
      'geometry_collection',
      'feature_malformed',
      'plot_id_repeated',
    ])
      expect(found).toContain(code);
    expect(rows).toContain('"proposed":"{\\"type\\":\\"Feature\\",\\"id\\":\\"farm-1\\"');
    expect(progress).toMatchObject({ rowsRead: 6, rowsRefused: 4 });
    expect(refused.trim().split('\n')).toHaveLength(4);
    expect(await verified(receipt)).toMatchObject({ valid: true });
  });

  it('of a bare geometry and of a lone feature recompute as well', async () => {
    for (const plots of [
      '{"type":"Point","coordinates":[-1.62,6.69]}',
      feature('farm-1', '{"type":"LineString","coordinates":[]}'),
    ]) {
      expect(await verified((await run({ ...exampleConsignment, plots })).receipt)).toMatchObject({ valid: true });
    }
  });

  it('whose digits were changed in the receipt are found out', async () => {
    const { receipt } = await run({ ...exampleConsignment, plots: FARM });
    expect(await verified(receipt.replace('-1.618500,6.692500', '-1.618600,6.692500'))).toMatchObject({ valid: false });
    expect(await verified(receipt.replace('\\"type\\":\\"Polygon\\"', '\\"type\\":'))).toMatchObject({ valid: false });
  });

  it('given as an object say what cannot be known of their digits', async () => {
    const plots: JsonObject = JSON.parse(FARM);
    const { output } = await run({ ...exampleConsignment, plots });
    expect(output.plots.first[0]?.findings[0]?.code).toBe('precision_too_low');
  });

  it('under a point are enough for cattle alone', async () => {
    const point =
      '{"type":"FeatureCollection","features":[{"type":"Feature","id":"farm-1","properties":{"Area":40},"geometry":{"type":"Point","coordinates":[-1.620000,6.690000]}}]}';
    const beef = { reference: 'beef', cnCode: '0102 21', producers: [{ country: 'GH', plots: ['farm-1'] }] };
    const beans = { ...beef, reference: 'beans', cnCode: '1801' };
    const codes = async (products: JsonObject[]) =>
      (await run({ ...exampleConsignment, products, plots: point })).output.plots.first[0]?.findings.map(
        ({ code }) => code,
      );
    expect(await codes([beef])).toEqual([]);
    expect(await codes([beef, beans])).toEqual(['polygon_required']);
  });
});

describe('a file', () => {
  const input = { ...exampleConsignment, activityFile: { fileId: 'fil_1' } };

  it('of 50 MB is refused before it is read to its end', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; read < 50; read += 1) yield Buffer.alloc(1024 * 1024, '[');
    }
    const error = await run(input, endless()).catch((caught: unknown) => caught);
    expect(isFault(error) && error.type.reason).toBe('geojson_refused');
    expect(read).toBeLessThan(30);
  });

  it('nested as deep as is read leaves a receipt that recomputes', async () => {
    const point = '{"type":"Point","coordinates":[-1.620000,6.690000]}';
    const collections = (depth: number): string =>
      depth === 0 ? point : `{"type":"GeometryCollection","geometries":[${collections(depth - 1)}]}`;
    const deep = `{"x":${'['.repeat(62)}${']'.repeat(62)}}`;
    for (const text of [collections(31), feature('farm-1', point).replace('{}', deep)]) {
      const { receipt } = await run(input, chunks(text));
      expect(await verified(receipt)).toMatchObject({ valid: true });
      const deeper = text.replace('"coordinates":[', '"coordinates":[[[').replace(']}', ']]]}').replace('[]', '[[]]');
      await expect(run(input, chunks(deeper))).rejects.toThrow(/nested deeper/);
    }
  });

  it('of one perimeter as long as is read, and of one that is too long, leaves a receipt that recomputes', async () => {
    const ring = (positions: number): string => {
      const corners = Array.from({ length: positions - 1 }, (_, at) => {
        const angle = (2 * Math.PI * at) / (positions - 1);
        return `[${(-1.62 + Math.cos(angle) / 100).toFixed(9)},${(6.69 + Math.sin(angle) / 100).toFixed(9)}]`;
      });
      return `{"type":"Polygon","coordinates":[[${[...corners, corners[0]].join(',')}]]}`;
    };
    for (const [positions, found] of [
      [100_000, []],
      [100_001, ['too_many_positions']],
    ] as const) {
      const { output, receipt } = await run(input, chunks(feature('farm-1', ring(positions))));
      expect(output.plots.first[0]?.findings.map(({ code }) => code)).toEqual(found);
      expect(receipt.length).toBeGreaterThan(2_000_000);
      expect(await verified(receipt)).toMatchObject({ valid: true });
    }
  });

  it('of CSV becomes plots with its digits untouched, WKT included', async () => {
    const csv =
      'id;lat;lon;wkt;area\na;6.690000;-1.620000;;2.5\nb;;;"POLYGON ((-1.620000 6.690000, -1.61 6.69, -1.61 6.7, -1.620000 6.690000))";\nc;x;1;;\nd;;;POLYGON((1 2);\n';
    const text = await geoJsonOfCsv(Buffer.from(csv));
    expect(text).toContain('[-1.620000,6.690000]');
    const { output, receipt } = await run(input, chunks(csv));
    const found = new Map(output.plots.first.map(({ id, findings }) => [id, findings.map(({ code }) => code)]));
    expect(found.get('a')).toEqual([]);
    expect(found.get('b')).toContain('precision_too_low');
    expect(found.get('c')).toEqual(['coordinates_malformed']);
    expect(found.get('d')).toEqual(['coordinates_malformed']);
    expect(await verified(receipt)).toMatchObject({ valid: true });
  });

  it.each([
    ['', 'activity_file_refused'],
    ['name,surname\na,b\n', 'activity_file_refused'],
    ['{"type":', 'geojson_refused'],
  ])('%j is refused as declared', async (text, reason) => {
    const error = await run(input, chunks(text)).catch((caught: unknown) => caught);
    expect(isFault(error) && error.type.reason).toBe(reason);
  });

  it.each<[string, { plots?: JsonObject | string }, string | undefined, string]>([
    ['a file', {}, '{"type":', '/activityFile'],
    ['text', { plots: '{"type":' }, undefined, '/plots'],
    ['an object', { plots: { type: 'Topology' } }, undefined, '/plots/type'],
  ])('that is no GeoJSON is refused at its place in the request: %s', async (_, plots, text, field) => {
    const given = text === undefined ? { ...exampleConsignment, ...plots } : input;
    const error = await run(given, text === undefined ? undefined : chunks(text)).catch((caught: unknown) => caught);
    expect(isFault(error) && error.problems.map((problem) => problem.field)).toEqual([field]);
  });

  it('beside plots in the body is one too many', async () => {
    const error = await run({ ...input, plots: FARM }, chunks(FARM)).catch((caught: unknown) => caught);
    expect(isFault(error) && error.type.reason).toBe('plots_given_twice');
  });
});

it('without plots, a consignment may rest on earlier statements alone', async () => {
  const [product] = exampleConsignment.products;
  const products = [{ ...product, producers: [], referencedStatements: ['26GHAAAAAA0001'] }];
  const statements = [{ referenceNumber: '26GHAAAAAA0001', verificationNumber: 'K7R8LA90' }];
  const { output } = await run({ ...exampleConsignment, products, statements });
  expect(output.chain).toEqual({ reached: ['26GHAAAAAA0001'], depth: 1 });
  expect(output.plots.total).toBe(0);
});
