// What data-pipeline promises of long runs: killed anywhere it goes on to the same bytes, it never runs ahead of who it writes for,
// and its receipt recomputes.
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { isFault } from '../../shared/fault.ts';
import { isJsonObject } from '../../shared/json.ts';
import { type Checkpoints, replays } from '../index.ts';
import { dataPipeline } from './index.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

async function* bytes(text: string, piece = 70_000): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(text);
  for (let from = 0; from < all.length; from += piece) yield all.subarray(from, from + piece);
}

const DEFINITION = {
  name: 'sites',
  checkpointEvery: 10,
  inputs: ['sites'],
  stages: [
    { id: 'read', op: 'normalise', onError: 'quarantine', fields: [{ with: 'number', field: 'kWh' }] },
    {
      id: 'site',
      op: 'join',
      onError: 'skip',
      input: 'sites',
      on: { site: 'id' },
      take: { country: 'country' },
      missing: 'error',
    },
    {
      id: 'sum',
      op: 'aggregate',
      plan: { by: [{ kind: 'geography', field: 'country' }], measures: [{ name: 'total', op: 'sum', field: 'kWh' }] },
    },
  ],
};
const inputs = {
  sites: [
    { id: 'a', country: 'DE' },
    { id: 'b', country: 'FR' },
  ],
};
/** The first figure with a sign settles the column, long before the last checkpoint. */
const csv = (rows: number): string =>
  `site,kWh\n${Array.from({ length: rows }, (_, i) => `${'abc'[i % 3]},"${i % 7 === 3 ? 'much' : i % 5 === 0 ? `1.00${i % 10},5` : `1.23${i % 10}`}"\n`).join('')}a,1,2\n`;

const kept = () => {
  const documents = new Map<string, string>();
  const checkpoints: Checkpoints = {
    read: async (name) => documents.get(name),
    write: async (name, text) => void documents.set(name, text),
  };
  return { documents, checkpoints };
};

interface Attempt {
  readonly checkpoints?: Checkpoints;
  readonly file?: AsyncIterable<Uint8Array>;
  readonly definition?: object;
}

async function run({ checkpoints, file = bytes(csv(95)), definition = DEFINITION }: Attempt = {}) {
  const texts = { receipt: '', rows: '', refused: '' };
  const into = (name: keyof typeof texts) => (text: string) => {
    texts[name] += text;
  };
  const sink = { receipt: into('receipt'), rows: into('rows'), refused: into('refused') };
  const input: unknown = JSON.parse(
    JSON.stringify({ definition, inputs: 'inputs' in definition ? inputs : {}, activityFile: { fileId: 'f' } }),
  );
  if (!isJsonObject(input)) throw new Error('An input is an object.');
  const identity = { executionId: 'exe_1', startedAt: '2026-11-21T00:00:00.000Z' };
  const { output } = await dataPipeline.run({
    ...identity,
    input,
    file,
    sink,
    signer,
    ...(checkpoints && { checkpoints }),
  });
  return { ...texts, output: JSON.stringify(output) };
}

/** Dies as a container does: at any write to the checkpoints, or while the file is read. */
const dyingAt = ({ checkpoints }: ReturnType<typeof kept>, write: number): Checkpoints => {
  let writes = 0;
  return {
    ...checkpoints,
    write: async (name, text) => {
      writes += 1;
      if (writes === write) throw new Error('The container died.');
      await checkpoints.write(name, text);
    },
  };
};

test('killed at any checkpoint, as often as it may be, it goes on to the same bytes', async () => {
  const whole = await run();
  expect(whole.rows).toContain('main/');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }), async (deaths) => {
      const left = kept();
      for (const write of deaths) await run({ checkpoints: dyingAt(left, write) }).catch(() => undefined);
      expect(await run({ checkpoints: left.checkpoints })).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test('what a checkpoint holds is not computed again', async () => {
  const left = kept();
  await run({ checkpoints: left.checkpoints });
  expect([...left.documents.keys()].filter((name) => name.startsWith('segment-'))).toHaveLength(9);
  const read: string[] = [];
  const checkpoints: Checkpoints = {
    read: async (name) => {
      read.push(name);
      return left.documents.get(name);
    },
    write: async (name) => {
      throw new Error(`${name} is written a second time.`);
    },
  };
  await run({ checkpoints });
  expect(read).toHaveLength(10);
});

test('a checkpoint of another definition is none; a file that was replaced meanwhile is refused', async () => {
  const left = kept();
  await run({ checkpoints: left.checkpoints });
  const other = { ...DEFINITION, name: 'others' };
  expect(await run({ checkpoints: left.checkpoints, definition: other })).toEqual(await run({ definition: other }));
  await run({ checkpoints: left.checkpoints });
  const replaced = run({
    checkpoints: left.checkpoints,
    file: bytes(csv(95).replace('b,1.231', 'b,1.232').replace('"1.231"', '"9.231"')),
  });
  await expect(replaced).rejects.toSatisfy(
    (error) => isFault(error) && error.message.includes('was replaced meanwhile'),
  );
});

test('records of another width and rows that cannot be read are quarantined with their line, and none is lost', async () => {
  const { output, refused } = await run();
  const { counts } = JSON.parse(output);
  expect(counts.read).toBe(96);
  expect(refused).toContain('"code":"cell_count"');
  const aside = refused.trim().split('\n');
  expect(aside).toHaveLength(counts.skipped + counts.quarantined);
});

test('its receipt recomputes, and any altered verdict is found', async () => {
  const { receipt } = await run();
  expect(await verifyReceipt(bytes(receipt), { replays })).toMatchObject({ valid: true });
  for (const [from, to] of [
    ['"country":"DE"', '"country":"FR"'],
    ['"code":"number_not_a_number"', '"code":"number_fine"'],
    ['{"figure":"', '{"figure":"1'],
  ]) {
    const altered = receipt.replace(from ?? '', to ?? '');
    expect(altered).not.toBe(receipt);
    expect((await verifyReceipt(bytes(altered), { replays })).valid, from).toBe(false);
  }
});

test('it never reads far ahead of a slow writer', async () => {
  let [read, written, ahead] = [0, 0, 0];
  async function* source() {
    yield Buffer.from('n\n');
    for (let i = 0; i < 60; i++) {
      read += 1;
      ahead = Math.max(ahead, read - written);
      yield Buffer.from(`${'1'.repeat(1_000)}\n`.repeat(16));
    }
  }
  const slowly = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    written = read;
  };
  const input = { definition: { name: 'x', stages: [{ id: 'keep', op: 'map' }] }, activityFile: { fileId: 'f' } };
  const sink = { receipt: () => undefined, rows: slowly, refused: () => undefined };
  const { progress } = await dataPipeline.run({
    executionId: 'exe_1',
    startedAt: '2026-11-21T00:00:00.000Z',
    input,
    file: source(),
    sink,
    signer,
  });
  expect(progress.rowsRead).toBe(960);
  expect(ahead).toBeLessThanOrEqual(3);
});

test('a stage that may not fail ends the run with the row, and asks for rows from one place only', async () => {
  const definition = { name: 'x', stages: [{ id: 'n', op: 'normalise', fields: [{ with: 'number', field: 'kWh' }] }] };
  await expect(run({ definition })).rejects.toSatisfy(
    (error) => isFault(error) && error.problems[0]?.details?.['stage'] === 'n',
  );
  expect(dataPipeline.input.safeParse({ definition }).success).toBe(false);
  expect(dataPipeline.input.safeParse({ definition, rows: [{}], activityFile: { fileId: 'f' } }).success).toBe(false);
});

test('the order in which a source names its columns decides nothing', async () => {
  const definition = {
    name: 'x',
    stages: [{ id: 'to', op: 'transform', to: 'energy-consumption', onError: 'quarantine' }],
  };
  const file =
    'uom,meter,to,from,energy,consumption,unit,fuel\nkWh,M,2025-01-31,2025-01-01,gas,5,MWh,\nkWh,M,2025-01-31,2025-01-01,Strom,5,,\n';
  const { receipt, rows } = await run({ definition, file: bytes(file) });
  expect(rows.trim().split('\n')).toHaveLength(2);
  expect(await verifyReceipt(bytes(receipt), { replays })).toMatchObject({ valid: true });
});

test('a row that fails a stage is named by the line of its file', async () => {
  const strict = {
    name: 'strict',
    stages: [{ id: 'read', op: 'normalise', fields: [{ with: 'number', field: 'kWh' }] }],
  };
  // A cell over two lines: the third record stands on line 5.
  const file = bytes('site,kWh\na,1\n"b\nb",2\nc,much\n');
  await expect(run({ definition: strict, file })).rejects.toMatchObject({
    type: { reason: 'stage_failed' },
    problems: [
      {
        field: '/activityFile',
        message: expect.stringMatching(/^Line 5 of the file: Stage "read" cannot take row main\/3, kWh/),
        details: { row: 3, line: 5 },
      },
    ],
  });
});

test('a file with a header and no records is refused, not succeeded with nothing', async () => {
  for (const file of ['site,kWh', 'site,kWh\n', ''])
    await expect(run({ file: bytes(file) })).rejects.toMatchObject({ type: { reason: 'activity_file_refused' } });
});
