// A page's end as opaque text: readable by anyone who looks, but of use only unchanged, in its own scope and in time.
import { createHmac, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Scope } from '../capability.ts';

export interface Sealing {
  readonly key: string;
  readonly scope: Scope;
}

/** `<base64url of the canonical JSON {"e":<epoch seconds>,"v":<value>}>.<base64url of the MAC>`. */
export function seal(value: unknown, expiresAt: Date, sealing: Sealing): string {
  const text = canonicalize({ e: Math.floor(expiresAt.getTime() / 1000), v: value });
  if (text === undefined) throw new Error('A cursor must hold a JSON value.');
  const body = Buffer.from(text).toString('base64url');
  return `${body}.${macOf(body, sealing).toString('base64url')}`;
}

/** The value, or undefined for what was altered, comes from another scope or has expired. */
export function unseal(text: string, now: Date, sealing: Sealing): unknown {
  const [body, mac, ...rest] = text.split('.');
  if (!body || !mac || rest.length > 0) return undefined;
  const expected = macOf(body, sealing);
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const sealed: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  if (typeof sealed !== 'object' || sealed === null || !('e' in sealed) || !('v' in sealed)) return undefined;
  return typeof sealed.e === 'number' && sealed.e * 1000 > now.getTime() ? sealed.v : undefined;
}

function macOf(body: string, { key, scope }: Sealing): Buffer {
  const owner = scope.plane === 'tenant' ? `TENANT/${scope.tenantId}` : 'PLATFORM';
  return createHmac('sha256', key).update(`cursor/1\n${owner}\n${body}`).digest();
}
