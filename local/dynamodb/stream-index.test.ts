// A stream that has grown long must not slow the next write down.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { findBinary } from './binary.ts';
import { startChild } from './child.ts';

const directory = mkdtempSync(join(tmpdir(), 'stream-index-'));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('the next number of a stream and the records after one are found without reading the stream', async () => {
  const database = join(directory, 'dynamodb.sqlite');
  const child = await startChild({ binary: findBinary(), database });
  try {
    const connection = new DatabaseSync(database, { readOnly: true });
    const planOf = (query: string) =>
      connection
        .prepare(`EXPLAIN QUERY PLAN ${query}`)
        .all()
        .map(({ detail }) => String(detail))
        .join('; ');
    const number = 'CAST(sequence_number AS INTEGER)';
    expect(planOf(`SELECT MAX(${number}) FROM _stream_records WHERE table_name = 't'`)).toMatch(
      /^SEARCH _stream_records USING COVERING INDEX _stream_records_by_number/,
    );
    expect(
      planOf(
        `SELECT keys_json FROM _stream_records WHERE table_name = 't' AND shard_id = 's' AND ${number} > 7 ORDER BY ${number} LIMIT 9`,
      ),
    ).toBe('SEARCH _stream_records USING INDEX _stream_records_by_number (table_name=? AND <expr>>?)');
    connection.close();
  } finally {
    await child.close();
  }
});
