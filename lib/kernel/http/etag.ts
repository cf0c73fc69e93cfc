// Entity tags: a hash of what the client would be shown, so a tag says exactly whether the answer would differ.
import { createHash } from 'node:crypto';
import { wasOvertaken } from '../../platform/table/index.ts';
import { PreconditionStale } from '../faults.ts';

export const etagOf = (data: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(data, inOrder)).digest('base64url').slice(0, 27)}"`;

/** The table gives the fields of a map back in any order, another one at each read. */
function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const tags = (header: string): string[] => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));

export const matches = (header: string, etag: string): boolean => header.trim() === '*' || tags(header).includes(etag);

/** What a change throws that somebody overtook: to a client who said by If-Match what it changes, its condition failed. */
export function overtaken(ifMatch: string | undefined, error: unknown): unknown {
  return ifMatch !== undefined && wasOvertaken(error) ? PreconditionStale({ given: ifMatch }) : error;
}

/** Holds a client's If-Match against the view it would be shown now; throws PreconditionStale when it is another. */
export function requireMatch(ifMatch: string | undefined, view: unknown): void {
  if (ifMatch === undefined) return;
  const current = etagOf(view);
  if (!matches(ifMatch, current)) throw PreconditionStale({ given: ifMatch, current });
}
