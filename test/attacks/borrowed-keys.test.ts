// An Idempotency-Key opens only the answer of whoever used it first: to others it is a new word, whatever they send with it.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { callerOf, cases, client, endpoints, outsiderOf } from '../contract/endpoints.ts';
import { expectFailure } from '../contract/expectations.ts';
import { type Prepared, prepare } from '../contract/rehearse.ts';
import type { Answer } from '../harness/client.ts';
import type { Person } from '../harness/people.ts';

const kept = endpoints.filter(
  ({ idempotent, plane, permission }) => idempotent && plane === 'tenant' && permission !== 'public',
);
const within = kept.filter((spec) => callerOf(spec) !== 'platform-admin');

const headersOf = (key: string) => ({ 'idempotency-key': key });
const idOf = ({ json }: Answer): string => String(Object(json.data)['id'] ?? '');

/** An example done under a key, and what it answered. */
async function done(spec: EndpointSpec): Promise<{ prepared: Prepared; key: string; first: Answer }> {
  const prepared = await prepare(spec);
  const key = randomUUID();
  const first = await client.send(prepared.route, { ...prepared.sent, headers: headersOf(key) });
  expect(first.status, first.text).toBeLessThan(300);
  return { prepared, key, first };
}

function expectOwn(answer: Answer, first: Answer): void {
  expect(answer.headers.get('idempotent-replayed')).toBeNull();
  expect(answer.status, answer.text).not.toBe(500);
  // What a client chose itself it may read again; ids that the house drew are another's.
  if (/^[a-z]{3}_/.test(idOf(first))) expect(answer.text).not.toContain(idOf(first));
}

test.each(cases(within))('$id: the key of another tenant is a new one', async ({ spec }) => {
  const { key, first } = await done(spec);
  const theirs = await prepare(spec, 'globex');
  const answer = await client.send(theirs.route, { ...theirs.sent, headers: headersOf(key) });
  expect(answer.status, answer.text).toBeLessThan(300);
  expectOwn(answer, first);
});

test.each(cases(within))(
  "$id: another tenant's very request under its key is not answered as it was",
  async ({ spec }) => {
    const { prepared, key, first } = await done(spec);
    const as = callerOf(spec, 'globex');
    const answer = await client.send(prepared.route, { ...prepared.sent, as, headers: headersOf(key) });
    expect(answer.headers.get('idempotent-replayed')).toBeNull();
    if (first.headers.get('location') && answer.status < 300)
      expect(idOf(answer)).not.toMatch(new RegExp(`^[a-z]{3}_.*${idOf(first).slice(4)}$`));
  },
);

test.each(cases(within.filter((spec) => callerOf(spec) !== 'acme/admin')))(
  '$id: the key of a colleague is a new one',
  async ({ spec }) => {
    const { prepared, key } = await done(spec);
    const answer = await client.send(prepared.route, { ...prepared.sent, as: 'acme/admin', headers: headersOf(key) });
    expect(answer.headers.get('idempotent-replayed')).toBeNull();
  },
);

const reserved = within.flatMap((spec) => {
  const outsider: Person | undefined = outsiderOf(spec);
  return outsider ? [{ id: spec.id, spec, outsider }] : [];
});

test.each(reserved)('$id: $outsider is refused with the key of somebody who may', async ({ spec, outsider }) => {
  const { prepared, key, first } = await done(spec);
  const answer = await client.send(prepared.route, { ...prepared.sent, as: outsider, headers: headersOf(key) });
  expectFailure(answer, 403, 'forbidden');
  expectOwn(answer, first);
});
