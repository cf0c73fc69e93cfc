// JSON Lines as the same batches of cells that CSV yields: keys of the first object are the header, every line is one record.
import { isJsonObject, type JsonObject } from '../shared/json.ts';
import { ActivityFileRefused } from './faults.ts';
import type { RecordBatch } from './read-csv.ts';
import type { Cell, FileRecord } from './unread.ts';

const MAX_LINE_BYTES = 65_536;

/** The first batch begins with the header. A line that is no flat object yields one cell: its text. */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RecordBatch> {
  const decoder = new TextDecoder();
  const state: State = { header: undefined, line: 0 };
  let rest = '';
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead += chunk.byteLength;
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_BYTES) {
      throw ActivityFileRefused({
        reason: `Line ${state.line + lines.length + 1} is longer than 64 KB.`,
        remedy: 'Write one activity per line.',
      });
    }
    const batch = toBatch(lines, state, bytesRead);
    if (batch.records.length > 0) yield batch;
  }
  const last = toBatch([rest + decoder.decode()], state, bytesRead);
  if (last.records.length > 0) yield last;
}

interface State {
  header: readonly string[] | undefined;
  line: number;
}

function toBatch(texts: readonly string[], state: State, bytesRead: number): RecordBatch {
  const records: FileRecord[] = [];
  const lines: number[] = [];
  for (const text of texts) {
    state.line += 1;
    if (text.trim() === '') continue;
    const object = parseObject(text);
    if (state.header === undefined) {
      state.header = Object.keys(object ?? {});
      records.push(state.header);
      lines.push(state.line);
    }
    if (text.includes('\ufffd')) records.push({ unread: 'not_utf8' });
    else records.push(object === undefined ? [text.trim()] : cellsOf(object, state.header));
    lines.push(state.line);
  }
  return { records, lines, bytesRead };
}

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** A key the header lacks adds a cell beyond it, so the row is refused rather than silently cut. */
function cellsOf(object: Readonly<Record<string, unknown>>, header: readonly string[]): Cell[] {
  const extra = Object.keys(object).filter((key) => !header.includes(key));
  return [...header, ...extra].map((key) => cellOf(object[key]));
}

/** Digits that a double may not hold. */
const MANY_DIGITS = /[\d.]{17}|[eE]/;

/** A number whose digits a double would round stays the text it is written as. */
const exactly = (_key: string, value: unknown, context?: { source?: string }): unknown => {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && source !== String(value) ? source : value;
};

export function parseObject(text: string): JsonObject | undefined {
  try {
    const plain = text.replace(/^\uFEFF/, '');
    const value: unknown = MANY_DIGITS.test(plain) ? JSON.parse(plain, exactly) : JSON.parse(plain);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
