// How an event points at the audit entry written with it: where it lies and what it said, so that a chain can vouch for it.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Value } from '../../platform/table/index.ts';
import type { auditRecord } from './records.ts';

/** SHA-256 over the canonical JSON (RFC 8785) of the entry, hex. */
export const digestOf = (entry: Value<typeof auditRecord>): string =>
  createHash('sha256')
    .update(canonicalize(entry) ?? '')
    .digest('hex');

export const referenceOf = (entry: Value<typeof auditRecord>): string =>
  `${entry.day}/${entry.shard}/${entry.id}:${digestOf(entry)}`;
