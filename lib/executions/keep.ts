// The claim check: a document lies in its item while it is small, zipped when that makes it small, else in object storage.
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ObjectsRead, ObjectsWrite } from '../platform/objects/index.ts';
import { RunTooLarge } from './faults.ts';
import type { Kept } from './records.ts';

/** Small enough to travel through queues and flows as it is. */
const INLINE_BYTES = 8_000;
/** Three such documents fit one item of 400 KB with room for the rest. */
const ZIPPED_BYTES = 100_000;

/** For what must fit the item; throws RunTooLarge naming the way out. */
export function pack(document: string, text: string): Kept {
  if (Buffer.byteLength(text) <= INLINE_BYTES) return { inline: text };
  const zipped = gzipSync(text);
  if (zipped.length > ZIPPED_BYTES) throw RunTooLarge({ document, bytes: zipped.length, limit: ZIPPED_BYTES });
  return { zipped };
}

/** For what may be of any size. */
export async function keep(objects: ObjectsWrite, key: string, text: string): Promise<Kept> {
  if (Buffer.byteLength(text) <= INLINE_BYTES) return { inline: text };
  return { key, ...(await objects.put(key, text, { contentType: 'application/json' })) };
}

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

/** Where the documents of a run lie. */
export const documentKey = (executionId: string, document: 'output' | 'receipt' | 'refused'): string =>
  `executions/${executionId}/${document}.${document === 'refused' ? 'jsonl' : 'json'}`;
