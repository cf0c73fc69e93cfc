// The claim check: a document lies in its item while it is small, zipped when that makes it small, else in object storage.
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ObjectsRead, ObjectsWrite } from '../platform/objects/index.ts';
import { RunTooLarge } from './faults.ts';
import type { Kept } from './records.ts';

/** Small enough to travel through queues and flows as it is. */
const INLINE_BYTES = 8_000;
/** In an item, zipping from here on spares a write unit or two, in the table and again in each index. */
const ZIP_FROM_BYTES = 800;
/** Input, output, receipt and refused rows of this size fit one item of 400 KB with room for the rest. */
const ZIPPED_BYTES = 100_000;
/** An answer is kept for repeats of its request, in one item. */
const ANSWERED_BYTES = 200_000;

/** For what must fit the item; throws RunTooLarge naming the way out. */
export function pack(document: string, text: string): Kept {
  if (Buffer.byteLength(text) <= ZIP_FROM_BYTES) return { inline: text };
  const zipped = gzipSync(text);
  if (zipped.length > ZIPPED_BYTES) throw RunTooLarge({ document, bytes: zipped.length, limit: ZIPPED_BYTES });
  return { zipped };
}

/** For what may be of any size. */
export async function keep(objects: ObjectsWrite, key: string, text: string): Promise<Kept> {
  if (Buffer.byteLength(text) <= INLINE_BYTES) return { inline: text };
  return { key, ...(await objects.put(key, text, { contentType: 'application/json' })) };
}

/** Is it small enough to be told in the answer to the request that made it? */
export const isAnswered = (output: unknown): boolean => Buffer.byteLength(JSON.stringify(output)) <= ANSWERED_BYTES;

/** The text of a document that lies in its item; undefined when it lies in object storage. */
export function textInItem(kept: Kept): string | undefined {
  if ('inline' in kept) return kept.inline;
  return 'zipped' in kept ? gunzipSync(kept.zipped).toString('utf8') : undefined;
}

export async function textOf(objects: ObjectsRead, kept: Kept): Promise<string> {
  return 'key' in kept ? objects.text(kept.key) : (textInItem(kept) ?? '');
}

export function sizeOf(text: string): { sizeBytes: number; sha256: string } {
  const bytes = Buffer.from(text);
  return { sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What a run leaves in object storage, and where. */
export type DocumentKeys = Readonly<Record<'output' | 'receipt' | 'rows' | 'refused', string>>;

/** Each attempt has its own: one given up for dead may still be writing while the next one is believed. */
export function documentKeys(executionId: string, token: string): DocumentKeys {
  const attempt = createHash('sha256').update(token).digest('hex').slice(0, 16);
  const place = `executions/${executionId}/${attempt}`;
  return {
    output: `${place}/output.json`,
    receipt: `${place}/receipt.json`,
    rows: `${place}/rows.jsonl`,
    refused: `${place}/refused.jsonl`,
  };
}
