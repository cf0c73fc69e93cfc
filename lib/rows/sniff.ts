// What kind of text a file is, judged by its first bytes: everything that is not plain UTF-8 rows is refused with a way out.
import { ActivityFileRefused } from './faults.ts';

export interface TextKind {
  readonly kind: 'csv' | 'jsonl';
  readonly delimiter: ',' | ';' | '\t';
}

const MAGIC: readonly (readonly [bytes: readonly number[], what: string, remedy: string])[] = [
  [
    [0x50, 0x4b, 3, 4],
    'The file is a ZIP archive or an Excel workbook.',
    'Save the sheet as "CSV UTF-8" and upload that.',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'The file is an old Excel workbook.', 'Save the sheet as "CSV UTF-8" and upload that.'],
  [[0x25, 0x50, 0x44, 0x46], 'The file is a PDF.', 'Upload the figures as CSV.'],
  [[0x1f, 0x8b], 'The file is compressed with gzip.', 'Upload it unpacked.'],
  [[0xff, 0xfe], 'The file is UTF-16 text.', 'Save it as UTF-8.'],
  [[0xfe, 0xff], 'The file is UTF-16 text.', 'Save it as UTF-8.'],
];

/** Judges the first bytes of a file (as many as there are, up to 64 KB). Throws ActivityFileRefused for what cannot be rows. */
export function sniff(head: Uint8Array): TextKind {
  for (const [bytes, reason, remedy] of MAGIC) {
    if (bytes.every((byte, i) => head[i] === byte)) throw ActivityFileRefused({ reason, remedy });
  }
  const remedy = 'Upload CSV (comma, semicolon or tab) or JSON Lines in UTF-8.';
  if (head.includes(0)) throw ActivityFileRefused({ reason: 'The file is binary, not text.', remedy });
  const text = new TextDecoder().decode(head);
  if (text.trim() === '') throw ActivityFileRefused({ reason: 'The file is empty.', remedy });
  const odd = text.match(/(?![\t\r\n\v\f])[\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (odd > Math.max(8, text.length / 50))
    throw ActivityFileRefused({ reason: 'The file is not readable text.', remedy });
  const first = text.trimStart()[0];
  if (first === '{' && isSpread(text))
    throw ActivityFileRefused({
      reason: 'The file is one JSON document over several lines.',
      remedy: 'Write one JSON object per line (JSON Lines); of GeoJSON, one feature or plot per line.',
    });
  if (first === '{') return { kind: 'jsonl', delimiter: ',' };
  if (first === '[')
    throw ActivityFileRefused({
      reason: 'The file is one JSON array.',
      remedy: 'Write one JSON object per line (JSON Lines).',
    });
  if (first === '<') throw ActivityFileRefused({ reason: 'The file is HTML or XML.', remedy });
  return { kind: 'csv', delimiter: delimiterOf(text) };
}

/** Whether the first object goes on in lines that begin none: in JSON Lines each line does, broken ones too. */
function isSpread(text: string): boolean {
  const [head = '', next] = text.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
  const marks = head.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
  const opened = marks.split(/[{[]/).length > marks.split(/[}\]]/).length;
  return opened && next !== undefined && !next.trimStart().startsWith('{');
}

/** The delimiter most frequent outside quotes in the header line. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const header =
    text
      .trimStart()
      .replaceAll(/"(?:[^"]|"")*"/g, '')
      .split(/\r?\n|\r/, 1)[0] ?? '';
  const count = (sign: string): number => header.split(sign).length - 1;
  const [commas, semicolons, tabs] = [count(','), count(';'), count('\t')];
  if (tabs > commas && tabs > semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}
