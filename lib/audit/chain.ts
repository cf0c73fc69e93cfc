// The chain as pure rules: what a block's hash covers, and what an event says of the entry written with it.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Block, Link } from './records.ts';

export const GENESIS = '0'.repeat(64);

export const orderOf = (sequence: number): string => String(sequence).padStart(12, '0');

/** SHA-256 over the canonical JSON (RFC 8785) of anything, hex: the digest that an event carries of its entry. */
export const digestOf = (value: object): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/** Covers the whole block but its own hash. */
export const hashOf = ({ hash, ...block }: Block): string => digestOf(block);

export function nextBlock(last: Block | undefined, links: Link[], at: string): Block {
  const sequence = (last?.sequence ?? 0) + 1;
  const previous = last?.hash ?? GENESIS;
  const block = { sequence, previous, links, at, order: orderOf(sequence) };
  return { ...block, hash: digestOf(block) };
}

const REFERENCE = /^(?<day>[\d-]{10})\/(?<shard>\d)\/(?<id>aud_\w{26}):(?<digest>[0-9a-f]{64})$/;

/** The entry an event was written with; undefined where there was none. */
export function linkOf(reference: string): Link | undefined {
  const { day, shard, id, digest } = REFERENCE.exec(reference)?.groups ?? {};
  return day && shard && id && digest ? { day, shard: Number(shard), id, digest } : undefined;
}
