// The claim check: documents too large for an item go to object storage and leave a pointer behind.
import { createHash } from 'node:crypto';
import type { ObjectsRead, ObjectsWrite } from '../platform/objects/index.ts';
import type { Kept } from './records.ts';

/** Three such documents fit one item of 400 KB with room for the rest. */
const INLINE_BYTES = 100_000;

export async function keep(
  objects: ObjectsWrite,
  key: string,
  text: string,
  contentType = 'application/json',
): Promise<Kept> {
  if (Buffer.byteLength(text) <= INLINE_BYTES) return { inline: text };
  return { key, ...(await objects.put(key, text, { contentType })) };
}

export const textOf = async (objects: ObjectsRead, kept: Kept): Promise<string> =>
  'inline' in kept ? kept.inline : objects.text(kept.key);

export function sizeOf(kept: Kept): { sizeBytes: number; sha256: string } {
  if (!('inline' in kept)) return { sizeBytes: kept.sizeBytes, sha256: kept.sha256 };
  const bytes = Buffer.from(kept.inline);
  return { sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Where the documents of a run lie. */
export const documentKey = (executionId: string, document: 'input' | 'output' | 'receipt' | 'refused'): string =>
  `executions/${executionId}/${document}.${document === 'refused' ? 'jsonl' : 'json'}`;
