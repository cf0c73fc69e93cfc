// JSON Lines as whole objects, with whatever stands inside them: for readers that know more than flat rows.
import type { JsonObject } from '../shared/json.ts';
import { ActivityFileRefused } from './faults.ts';
import { parseObject } from './read-jsonl.ts';

export interface ObjectBatch {
  /** Undefined where a line holds no object. */
  readonly objects: readonly (JsonObject | undefined)[];
  /** For each the 1-based line it stands on. */
  readonly lines: readonly number[];
  readonly bytesRead: number;
}

/** A plot of land with its perimeter may be long. */
const MAX_LINE_CHARACTERS = 4_000_000;

/** Blank lines are no objects. Throws ActivityFileRefused where a line never ends. */
export async function* readObjects(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ObjectBatch> {
  const decoder = new TextDecoder();
  let [rest, line, bytesRead] = ['', 0, 0];
  const batchOf = (texts: readonly string[]): ObjectBatch => {
    const numbered = texts.map((text, index) => ({ text, line: line + index + 1 }));
    line += texts.length;
    const kept = numbered.filter(({ text }) => text.trim() !== '');
    return { objects: kept.map(({ text }) => objectOf(text)), lines: kept.map((each) => each.line), bytesRead };
  };
  for await (const chunk of chunks) {
    bytesRead += chunk.byteLength;
    const texts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS) throw tooLong(line + texts.length + 1);
    const batch = batchOf(texts);
    if (batch.objects.length > 0) yield batch;
  }
  const last = batchOf([rest + decoder.decode()]);
  if (last.objects.length > 0) yield last;
}

/** Deeper things are no records, and would exhaust whoever walks through them. */
const DEEPEST = 64;

function objectOf(text: string): JsonObject | undefined {
  const object = depthOf(text) > DEEPEST ? undefined : parseObject(text);
  // Half a surrogate pair is no text: it has no UTF-8, hence no place in a receipt. JSON.stringify leaves only those escaped.
  const halves = object !== undefined && /\\ud[89a-f]/i.test(text) && /\\ud[89a-f]/i.test(JSON.stringify(object));
  return halves ? undefined : object;
}

function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth);
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deepest;
}

const tooLong = (line: number) =>
  ActivityFileRefused({ reason: `Line ${line} is longer than 4 MB.`, remedy: 'Write one record per line.' });
