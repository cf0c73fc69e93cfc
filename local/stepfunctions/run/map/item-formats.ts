// The three file formats an ItemReader understands, each as a stream of items.
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse';
import * as z from 'zod';
import { type Json, parseJson } from '../../asl/json.ts';
import type { ItemReader } from '../../asl/nested-states.ts';
import { StateError } from '../state-error.ts';

const delimiters = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };
const row = z.record(z.string(), z.string());

export async function* csvItems(stream: Readable, config: ItemReader['ReaderConfig']): AsyncGenerator<Json> {
  const given = config.CSVHeaderLocation === 'GIVEN' ? (config.CSVHeaders ?? []) : true;
  const parser = parse({
    columns: given,
    bom: true,
    delimiter: delimiters[config.CSVDelimiter ?? 'COMMA'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  stream.once('error', (error) => parser.destroy(error));
  try {
    for await (const record of stream.pipe(parser)) yield row.parse(record);
  } finally {
    stream.destroy();
  }
}

export async function* jsonLines(stream: Readable): AsyncGenerator<Json> {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) if (line.trim() !== '') yield parseJson(line);
  } finally {
    lines.close();
    stream.destroy();
  }
}

export async function* jsonItems(stream: Readable): AsyncGenerator<Json> {
  const value = parseJson(await text(stream));
  if (!Array.isArray(value)) throw new StateError('States.ItemReaderFailed', 'The JSON object must hold an array.');
  yield* value;
}
