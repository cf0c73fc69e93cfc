// Lists as clients walk them: totals that are so, orders of several fields, and cursors of no use but where they came from.
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { openClient } from '../harness/client.ts';
import type { Person } from '../harness/people.ts';
import { dataOf, until } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'globex/admin';
const Agent = z.looseObject({ id: z.string(), name: z.string(), state: z.string(), createdAt: z.string() });
const Page = z.looseObject({ total: z.number().optional(), nextCursor: z.string().optional() });

const list = async (query: string, who: Person = as, path = '/v1/agents') => {
  const answer = await client.send(`GET ${path}?${query}`, { as: who });
  return { ...answer, page: Page.parse(answer.json.meta?.page ?? {}) };
};

async function walk(query: string) {
  const items: z.output<typeof Agent>[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const answer = await list(`${query}&limit=7${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...dataOf(answer, z.array(Agent)));
    cursor = answer.page.nextCursor;
  }
  return items;
}

const name = `list ${ulid()}`;
async function bring(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `list-${ulid().toLowerCase()}`);
  const items = ids.map((id, at) => ({ id, name: `${name} ${count - at}`, category: 'emissions' }));
  dataOf(await client.send('POST /v1/agents/bulk', { as, body: { items } }), z.unknown());
  return ids;
}

test('totals are what there is, of all and of each state, whatever was created, deleted and restored', async () => {
  const ids = await bring(25);
  for (const id of ids.slice(0, 5)) await client.send(`DELETE /v1/agents/${id}`, { as });
  for (const id of ids.slice(0, 2)) await client.send(`POST /v1/agents/${id}/restore`, { as });
  for (const query of [
    'state=DRAFT',
    'state[ne]=RETIRED',
    'deleted=true',
    `filter=${encodeURIComponent("state eq 'DRAFT' or state eq 'RETIRED'")}`,
  ]) {
    const both = async () => {
      const answer = await list(`${query}&limit=2`);
      dataOf(answer, z.unknown());
      const { page, headers } = answer;
      expect(headers.get('x-total-count')).toBe(String(page.total));
      return [page.total, (await walk(query)).length];
    };
    // Others of this tenant make agents, too.
    await until(both, ([told, seen]) => told === seen);
  }
});

test('agents are sorted by age and then by name, from page to page, and by nothing that has no index', async () => {
  await bring(20);
  const shown = await walk('sort=-createdAt,name');
  for (const [at, next] of shown.slice(1).entries()) {
    const before = shown[at];
    expect((before?.createdAt ?? '') >= next.createdAt).toBe(true);
    if (before?.createdAt === next.createdAt)
      expect(before.name.localeCompare(next.name, 'en', { numeric: true })).toBeLessThanOrEqual(0);
  }
  const refused = await list('sort=name');
  expect([refused.status, refused.json.errors?.[0]?.message]).toEqual([
    400,
    expect.stringContaining('sorted by createdAt'),
  ]);
});

test('a cursor altered, of another list, query, order or tenant is refused in words', async () => {
  await bring(3);
  const { page } = await list('limit=2&state=DRAFT');
  const cursor = encodeURIComponent(page.nextCursor ?? '');
  expect((await list(`limit=2&state=DRAFT&cursor=${cursor}`)).status).toBe(200);
  for (const [query, who, path] of [
    [`limit=2&state=DRAFT&cursor=x${cursor}`],
    [`limit=2&state=RETIRED&cursor=${cursor}`],
    [`limit=2&state=DRAFT&sort=createdAt&cursor=${cursor}`],
    [`limit=2&state=DRAFT&deleted=true&cursor=${cursor}`],
    [`limit=2&state=DRAFT&cursor=${cursor}`, 'acme/admin'],
    [`limit=2&state=DRAFT&cursor=${cursor}`, as, '/v1/jobs'],
  ] as const) {
    const { status, json } = await list(query, who, path);
    expect([status, json.errors?.[0]?.details?.['reason']], query).toEqual(
      path ? [400, expect.stringMatching(/invalid/)] : [400, 'cursor_invalid'],
    );
  }
  for (const offset of ['10001', '-1', '1e3', 'x']) {
    const { status, json } = await list(`offset=${offset}`);
    expect([status, json.errors?.[0]?.field], offset).toEqual([400, '/query/offset']);
  }
});
