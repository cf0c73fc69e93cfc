// The road of many agents at once: a call repeated, twins, a job that goes on after its answer.
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { jobEnded } from '../../client/index.ts';
import { openClient } from '../harness/client.ts';
import { dataOf, refusalOf } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/developer';
const api = client.api(as);
const Outcomes = z.object({
  counts: z.object({ total: z.int(), succeeded: z.int(), failed: z.int() }),
  items: z.array(z.looseObject({ index: z.int(), status: z.int() })),
});

const agents = (count: number) => {
  const stem = `many-${ulid().toLowerCase()}`;
  return Array.from({ length: count }, (_, n) => ({ id: `${stem}-${n}`, name: `Agent ${n}`, category: 'emissions' }));
};
const bulk = (method: 'POST' | 'PATCH' | 'DELETE', body: unknown, headers: Record<string, string> = {}) =>
  client.send(`${method} /v1/agents/bulk`, { as, body, headers });

test('twins with one key create every agent once, and are told the same', async () => {
  const body = { items: agents(40) };
  const key = { 'idempotency-key': ulid() };
  const answers = await Promise.all([1, 2, 3].map(() => bulk('POST', body, key)));
  const told = answers.filter(({ status }) => status !== 409);
  for (const answer of told)
    expect(dataOf(answer, Outcomes).counts, answer.text).toEqual({ total: 40, succeeded: 40, failed: 0 });
  const repeat = await bulk('POST', body, key);
  expect([repeat.status, repeat.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
  const other = await bulk('POST', { items: agents(1) }, key);
  expect(other.status).toBe(422);
});

test('a mixed call is a 207 with each outcome in its place', async () => {
  const [one, two] = agents(2);
  dataOf(await bulk('POST', { items: [one] }), Outcomes);
  const mixed = await bulk('POST', { items: [one, two, { id: 'No slug' }] });
  expect(mixed.status).toBe(207);
  expect(dataOf(mixed, Outcomes).items.map(({ status }) => status)).toEqual([409, 201, 422]);
});

test('a thousand and one items, none, and an item that is no object are refused for what they are', async () => {
  const tooMany = await bulk('POST', { items: Array.from({ length: 1001 }, () => ({})) });
  expect([tooMany.status, tooMany.text.includes('1000')]).toEqual([422, true]);
  expect((await bulk('DELETE', { items: [] })).status).toBe(422);
  expect(dataOf(await bulk('PATCH', { items: [null, 'x', 1] }), Outcomes).counts.failed).toBe(3);
});

test('a job goes on after its answer; who asked can follow it and fetch its result, another tenant cannot', async () => {
  const items = [...agents(120), { id: 'No slug' }];
  const started = await api.agents.createMany({ body: { mode: 'async', items } });
  const jobId = started.location?.split('/').at(-1) ?? '';
  expect([started.status, started.location]).toEqual([202, `/v1/jobs/${jobId}`]);
  const done = await jobEnded(api, jobId, { seconds: 120 });
  expect(done.counts).toEqual({ total: 121, succeeded: 120, failed: 1 });
  const result = Outcomes.parse(await (await fetch(done.result?.url ?? '')).json());
  expect(result.items.at(-1)).toMatchObject({ index: 120, status: 422 });
  const foreign = client.api('globex/developer').jobs.get({ jobId });
  expect((await refusalOf(foreign)).status).toBe(404);
});
