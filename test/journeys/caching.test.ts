// What is remembered between requests: readers are spared the table, writers read what they wrote, and all see it in time.
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { STAMP_SECONDS } from '../../lib/kernel/index.ts';
import { openClient } from '../harness/client.ts';
import type { Person } from '../harness/people.ts';
import { bringAgent, dataOf, until } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const [admin, viewer]: Person[] = ['acme/admin', 'acme/viewer'];
const Named = z.looseObject({ name: z.string() });

async function nameOf(id: string, as: Person | undefined, headers = {}) {
  const answer = await client.send(`GET /v1/agents/${id}`, { as, headers });
  return {
    name: dataOf(answer, Named).name,
    cache: answer.headers.get('cache-status'),
    etag: answer.headers.get('etag'),
  };
}
const rename = async (id: string, name: string) =>
  dataOf(await client.send(`PATCH /v1/agents/${id}`, { as: admin, body: { name } }), Named);

/** The way of an event on a busy machine; a second or two otherwise. */
const EVENT_SECONDS = 20;

test('a reader is answered out of memory, a writer reads what was just written, and the reader sees it in time', async () => {
  const id = await bringAgent(client, admin ?? 'acme/admin');
  await until(
    () => nameOf(id, viewer),
    ({ cache }) => cache === 'container; hit',
    30,
  );
  for (const name of ['First', 'Second', 'Third']) {
    await rename(id, name);
    expect(await nameOf(id, admin)).toMatchObject({ name, cache: 'container; fwd=miss' });
    expect(await nameOf(id, viewer, { 'cache-control': 'no-cache' })).toMatchObject({ name });
  }
  await rename(id, 'Last');
  const seen = await until(
    () => nameOf(id, viewer),
    ({ name }) => name === 'Last',
    STAMP_SECONDS + EVENT_SECONDS,
  );
  const again = await client.send(`GET /v1/agents/${id}`, {
    as: viewer,
    headers: { 'if-none-match': seen.etag ?? '' },
  });
  expect(again.status).toBe(304);
});

test('who deleted an agent finds it gone at once, and everybody in time', async () => {
  const id = await bringAgent(client, 'acme/admin');
  await nameOf(id, viewer);
  expect((await client.send(`DELETE /v1/agents/${id}`, { as: admin })).status).toBe(204);
  expect((await client.send(`GET /v1/agents/${id}`, { as: admin })).status).toBe(404);
  await until(
    async () => (await client.send(`GET /v1/agents/${id}`, { as: viewer })).status,
    (status) => status === 404,
    STAMP_SECONDS + EVENT_SECONDS,
  );
});

test('an admin has remembered things forgotten; a viewer may not', async () => {
  const route = 'POST /v1/cache/invalidate';
  expect((await client.send(route, { as: viewer, body: { all: true } })).status).toBe(403);
  const { groups } = dataOf(
    await client.send(route, { as: admin, body: { all: true } }),
    z.object({ groups: z.array(z.string()), effectiveBy: z.iso.datetime() }),
  );
  expect(groups).toEqual(['all']);
  expect((await client.send('GET /v1/cache/stats', { as: 'globex/admin' })).text).not.toContain('acme');
});
