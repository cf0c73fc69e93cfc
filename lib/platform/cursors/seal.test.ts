// The laws of cursors.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scope } from '../capability.ts';
import { seal, unseal } from './seal.ts';

const acme: Scope = { plane: 'tenant', tenantId: 'acme' };
const sealing = { key: 'a secret', scope: acme };
const now = new Date('2026-01-01T00:00:00Z');
const later = new Date('2026-01-02T00:00:00Z');

test('what was sealed is opened unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const canonical: unknown = JSON.parse(JSON.stringify(value));
      expect(unseal(seal(canonical, later, sealing), now, sealing)).toEqual(canonical);
    }),
  );
});

test('no altered character goes unnoticed', () => {
  const text = seal({ PK: 'TENANT#acme#FILE', SK: 'x' }, later, sealing);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('A', 'b', '0', '-', '.'), (at, mark) => {
      const altered = text.slice(0, at) + mark + text.slice(at + 1);
      const opened = unseal(altered, now, sealing);
      // The last character of base64url carries spare bits: another spelling of the same bytes is the same cursor.
      const same = altered === text || at === text.length - 1;
      expect(same || opened === undefined).toBe(true);
    }),
  );
});

test('nothing but a cursor is opened', () => {
  fc.assert(fc.property(fc.string(), (text) => unseal(text, now, sealing) === undefined));
});

test("another tenant's, an expired and another key's cursor are not opened", () => {
  const text = seal('here', later, sealing);
  expect(unseal(text, now, { ...sealing, scope: { plane: 'tenant', tenantId: 'globex' } })).toBeUndefined();
  expect(unseal(text, now, { ...sealing, scope: { plane: 'platform' } })).toBeUndefined();
  expect(unseal(text, later, sealing)).toBeUndefined();
  expect(unseal(text, now, { ...sealing, key: 'another' })).toBeUndefined();
});
