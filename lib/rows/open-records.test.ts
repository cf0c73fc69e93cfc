// Files as people really send them: either their rows come out as written, or the file is refused with a way out.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFault } from '../shared/fault.ts';
import { ActivityFileRefused } from './faults.ts';
import { openRecords } from './open-records.ts';
import { type Cell, isUnread } from './unread.ts';

async function* chunked(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function rows(content: string | Uint8Array, size?: number) {
  const opened = await openRecords(chunked(content, size));
  const records: [number | undefined, ...Cell[]][] = [];
  for await (const batch of opened.batches) {
    for (const [i, record] of batch.records.entries())
      records.push([batch.lines[i], ...(isUnread(record) ? [record.unread] : record)]);
  }
  return { header: opened.header, records, digest: opened.digest() };
}

const refusal = async (content: string | Uint8Array): Promise<string> => {
  const error: unknown = await rows(content).then(
    () => undefined,
    (e: unknown) => e,
  );
  return isFault(error, ActivityFileRefused) ? (error.problems[0]?.message ?? '') : `not refused: ${String(error)}`;
};

test('byte order mark, semicolons, tabs and quoted newlines are all CSV, and lines are counted through them', async () => {
  expect(await rows('\uFEFFa;b\n1;"x\ny"\n\n2;z\n')).toMatchObject({
    header: ['a', 'b'],
    records: [
      [2, '1', 'x\ny'],
      [5, '2', 'z'],
    ],
  });
  expect(await rows('a\tb\r\n1\t2\r\n')).toMatchObject({ header: ['a', 'b'], records: [[2, '1', '2']] });
  expect(await rows('"a,x";b\n1;2')).toMatchObject({ header: ['a,x', 'b'], records: [[2, '1', '2']] });
});

test('rows do not depend on how the bytes arrive', async () => {
  const content = 'site,date\n"a ""quoted"" näme",2024\nb,2025\n';
  const whole = await rows(content);
  for (const size of [1, 2, 3, 7, 64]) expect(await rows(content, size)).toEqual(whole);
});

test('JSON Lines give the same rows as CSV', async () => {
  expect(await rows('{"a":1,"b":"x"}\n\n{"b":"y","a":2}\n{"a":3,"c":4}\nnot json\n')).toMatchObject({
    header: ['a', 'b'],
    records: [
      [1, 1, 'x'],
      [3, 2, 'y'],
      [4, 3, '', 4],
      [5, 'not json'],
    ],
  });
});

test('a JSON number whose digits a double cannot hold keeps them all', async () => {
  const { records } = await rows('{"a":0.1234567890123456789012345}\n{"a":12345678901234567.5}\n{"a":1.50}\n');
  expect(records.map(([, cell]) => cell)).toEqual(['0.1234567890123456789012345', '12345678901234567.5', 1.5]);
});

test('a quote inside an unquoted cell refuses that record alone, and lines are still counted right', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const lines = ['a,b', '1,"x', 'y"', '12" pipe,q', '5" and 6",7', '3,z', ''];
    expect((await rows(lines.join(end))).records, JSON.stringify(end)).toEqual([
      [2, '1', `x${end}y`],
      [4, 'stray_quote'],
      [5, 'stray_quote'],
      [6, '3', 'z'],
    ]);
  }
});

test('no row is ever lost in a quoted cell: a stray quote refuses what it swallowed, or the file', async () => {
  expect(await refusal('a,b\n"Plant 1,2\n"Plant 2",3\n4,5\n')).toMatch(/begins on line 2 text follows a closing quote/);
  expect(await refusal('a,b\n"Plant 1,2\n3,4\n')).toMatch(/line 2 never ends/);
  expect((await rows('a,b\n"Plant 1,2\nPlant 2",3\n4,5\n')).records).toEqual([
    [2, 'swallowed_rows'],
    [4, '4', '5'],
  ]);
  expect(await refusal('a",b\n1,2\n')).toMatch(/header \(line 1\)/);
});

test('bytes that are not UTF-8 refuse their record, in CSV and JSON Lines, and a header the file', async () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  expect((await rows(latin('a,b\nCaf\u00e9,1\nCaf\u00e8,2\nBar,3\n'))).records).toEqual([
    [2, 'not_utf8'],
    [3, 'not_utf8'],
    [4, 'Bar', '3'],
  ]);
  expect((await rows(latin('{"a":"Bar"}\n{"a":"Caf\u00e9"}\n'))).records).toEqual([
    [1, 'Bar'],
    [2, 'not_utf8'],
  ]);
  expect(await refusal(latin('Geb\u00e4ude,b\n1,2\n'))).toMatch(/line 1.*UTF-8/);
});

test('what is not rows of text is refused, saying what it is and what to do', async () => {
  expect(await refusal('')).toMatch(/empty/);
  expect(await refusal(' \n \n')).toMatch(/empty/);
  expect(await refusal(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toMatch(/Excel/);
  expect(await refusal('%PDF-1.7 …')).toMatch(/PDF/);
  expect(await refusal(Buffer.from('a,b\n1,2\n', 'utf16le'))).toMatch(/binary|UTF-16/);
  expect(await refusal(Buffer.from([0xff, 0xfe, 0x61, 0]))).toMatch(/UTF-16/);
  expect(await refusal(Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37 + 1) % 256)))).toMatch(
    /binary|readable/,
  );
  expect(await refusal('<html></html>')).toMatch(/HTML/);
  expect(await refusal('[{"a":1}]')).toMatch(/JSON Lines/);
  const plots = {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: '}"' }, geometry: null }],
  };
  expect(await refusal(JSON.stringify(plots, null, 2))).toMatch(/over several lines.*one feature or plot per line/);
  expect(await refusal(`{"type": "FeatureCollection",\n"features": []}`)).toMatch(/over several lines/);
  expect(await refusal('a,b\n1,"open\n2,3\n')).toMatch(/line 2 never ends/);
  expect(await refusal(`a,b\n1,"open\n${'2,3\n'.repeat(50_000)}`)).toMatch(/line 2 never ends/);
});

test('no bytes whatever throw anything untyped', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ maxLength: 400 }).map((s) => Buffer.from(s)),
  );
  const csvish = fc.stringMatching(/^[a-c,;\t"\n\r0-9{}]{0,200}$/).map((s) => Buffer.from(s));
  await fc.assert(
    fc.asyncProperty(fc.oneof(bytes, csvish), fc.integer({ min: 1, max: 50 }), async (content, size) => {
      try {
        await rows(content, size);
      } catch (error) {
        expect(isFault(error, ActivityFileRefused)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
