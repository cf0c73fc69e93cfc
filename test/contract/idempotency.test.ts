// Idempotency-Key on every POST that changes something: done once, answered alike however often it is sent.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { cases, client, endpoints } from './endpoints.ts';
import { expectFailure } from './expectations.ts';
import { type Prepared, prepare } from './rehearse.ts';

const idempotent = endpoints.filter((spec) => spec.idempotent);

function send({ route, sent, body }: Prepared, key: string, space = '') {
  const headers = { 'idempotency-key': key };
  return client.send(route, {
    as: sent.as,
    headers,
    ...(body !== undefined && { text: JSON.stringify(body) + space }),
  });
}

test.each(cases(idempotent))('$id: a repeat is given the first answer and does nothing', async ({ spec }) => {
  const prepared = await prepare(spec);
  const key = randomUUID();
  const first = await send(prepared, key);
  expect(first.status, first.text).toBeLessThan(300);
  const again = await send(prepared, key);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(first.headers.get('idempotent-replayed')).toBeNull();
  expect([again.status, again.json.data]).toEqual([first.status, first.json.data]);
  expect(again.headers.get('location')).toBe(first.headers.get('location'));
});

test.each(cases(idempotent.filter(({ body }) => body)))(
  '$id: the same key on another request is refused',
  async ({ spec }) => {
    const prepared = await prepare(spec);
    const key = randomUUID();
    expect((await send(prepared, key)).status).toBeLessThan(300);
    const errors = expectFailure(await send(prepared, key, ' '), 422, 'unprocessable');
    expect(errors[0]?.details?.reason).toBe('idempotency_mismatch');
  },
);

test.each(cases(idempotent))('$id: twins at the same moment are done once', async ({ spec }) => {
  const prepared = await prepare(spec);
  const key = randomUUID();
  const answers = await Promise.all([send(prepared, key), send(prepared, key), send(prepared, key)]);
  const done = answers.filter(({ status }) => status < 300);
  expect(done.length).toBeGreaterThan(0);
  expect(done.filter(({ headers }) => headers.get('idempotent-replayed') === null).length).toBe(1);
  expect(answers.every(({ status }) => status < 300 || status === 409)).toBe(true);
});

test('a key that is no key is refused', async () => {
  const spec = idempotent[0];
  if (!spec) return;
  expectFailure(await send(await prepare(spec), 'x'.repeat(256)), 400, 'validation_failed');
});
