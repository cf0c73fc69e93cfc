// What an API key is: how it is written, how long it lives, which of its secrets are good; pure rules, no I/O.
import { createHash } from 'node:crypto';

/** `glk_<tenant>_<id>_<secret>`: whose key it is and which can be read off it, so that it is found where it lies. */
const WRITTEN = /^glk_([a-z][a-z0-9-]{2,62})_([0-9A-HJKMNP-TV-Z]{26})_([0-9a-z]{50})$/;

export interface NamedKey {
  readonly tenantId: string;
  readonly id: string;
  readonly secret: string;
}

export const prefixOf = ({ tenantId, id }: Omit<NamedKey, 'secret'>): string =>
  `glk_${tenantId}_${id.replace('key_', '')}`;

export const writeKey = (key: NamedKey): string => `${prefixOf(key)}_${key.secret}`;

export function readKey(text: string): NamedKey | undefined {
  const [, tenantId, ulid, secret] = WRITTEN.exec(text) ?? [];
  return tenantId && ulid && secret ? { tenantId, id: `key_${ulid}`, secret } : undefined;
}

/** A plain digest suffices where there is nothing to guess: the secret has 256 random bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** The secret in force, and the one before while a rotation leaves it its time. */
export interface Secrets {
  readonly hash: string;
  readonly validUntil: string;
  readonly retiring?: { readonly hash: string; readonly validUntil: string } | undefined;
}

/** Until when this secret opens the door; undefined where it does not, or no longer. */
export function goodUntil(key: Secrets, secret: string, now: Date): Date | undefined {
  const hash = hashOf(secret);
  const found = [key, key.retiring].find((one) => one?.hash === hash);
  const until = found && new Date(found.validUntil);
  return until && now < until ? until : undefined;
}

const DAY_MS = 86_400_000;
export const LONGEST_DAYS = 365;
export const DEFAULT_DAYS = 90;

export const afterMs = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();
export const afterDays = (now: Date, days: number): string => afterMs(now, days * DAY_MS);

/** A key that never ends would be forgotten and found by others. */
export const mayEndAt = (now: Date, end: Date): boolean =>
  end > now && end.getTime() <= now.getTime() + LONGEST_DAYS * DAY_MS;
