// JSON Lines as the same batches of cells that CSV yields: keys of the first object are the header, every line is one record.
import { isJsonObject } from '../shared/json.ts';
import { ActivityFileRefused } from './faults.ts';
import type { RecordBatch } from './read-csv.ts';

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
  const records: (readonly string[])[] = [];
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
    records.push(object === undefined ? [text.trim()] : cellsOf(object, state.header));
    lines.push(state.line);
  }
  return { records, lines, bytesRead };
}

const cellText = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** A key the header lacks adds a cell beyond it, so the row is refused rather than silently cut. */
function cellsOf(object: Readonly<Record<string, unknown>>, header: readonly string[]): string[] {
  const extra = Object.keys(object).filter((key) => !header.includes(key));
  return [...header, ...extra].map((key) => cellText(object[key]));
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
