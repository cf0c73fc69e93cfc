// What every endpoint refuses, and in which words: generated from its schemas.
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { cases, client, endpoints } from './endpoints.ts';
import { expectFailure } from './expectations.ts';
import { type Prepared, prepareOnce } from './rehearse.ts';

function fieldsOf(schema: z.ZodType | undefined): { all: string[]; required: string[] } {
  let at: unknown = schema;
  while (at instanceof z.ZodDefault || at instanceof z.ZodOptional) at = at.unwrap();
  const shape = at instanceof z.ZodObject ? Object.entries(at.shape) : [];
  const required = shape.filter(([, field]) => !z.safeParse(field, undefined).success);
  return { all: shape.map(([name]) => name), required: required.map(([name]) => name) };
}

const bodied = endpoints.filter((spec) => spec.body);

describe.each(cases(bodied))('$id', ({ spec }) => {
  let example: Prepared;
  beforeAll(async () => {
    example = await prepareOnce(spec);
  });
  const { all, required } = fieldsOf(spec.body);
  const post = (text: string, headers: Record<string, string> = {}) =>
    client.send(example.route, { as: example.sent.as, text, headers });

  test('an unknown field is refused by name, with the nearest known one', async () => {
    const [known = ''] = all;
    const errors = expectFailure(await post(JSON.stringify({ ...Object(example.body), [`${known}q`]: 1 })), 422);
    const told = errors.find(({ field }) => field === `/${known}q`);
    expect(told?.message).toContain(`Did you mean "${known}"`);
  });

  test('every missing field is named by its pointer, all at once', async () => {
    if (required.length === 0) return;
    const errors = expectFailure(await post('{}'), 422, 'validation_failed');
    expect(errors.map(({ field }) => field).sort()).toEqual(expect.arrayContaining(required.map((name) => `/${name}`)));
  });

  test.each(required)('without %s it is refused', async (name) => {
    const { [name]: _, ...rest } = Object(example.body);
    const errors = expectFailure(await post(JSON.stringify(rest)), 422, 'validation_failed');
    expect(errors.map(({ field }) => field)).toContain(`/${name}`);
  });

  test.each([
    ['cut off', '{"a":'],
    ['not a number', '{"a": NaN}'],
    ['a key twice', '{"a": 1, "a": 2}'],
    ['a number beyond all bounds', '{"a": 1e999}'],
    ['bottomless', '['.repeat(80) + ']'.repeat(80)],
  ])('JSON that is %s is malformed', async (_, text) => {
    expectFailure(await post(text), 400, 'validation_failed');
  });

  test.each(['text/plain', 'application/json; charset=iso-8859-1', 'application/x-www-form-urlencoded'])(
    'a body declared as %s is refused',
    async (type) => {
      expectFailure(await post('{}', { 'content-type': type }), 415, 'unsupported_media_type');
    },
  );
});

const negotiating = endpoints.filter((spec) => spec.produces !== 'document');

test.each(cases(negotiating))('$id: an Accept it cannot meet is 406', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  expectFailure(await client.send(route, { ...sent, headers: { accept: 'image/png' } }), 406, 'not_acceptable');
});

test.each(cases(endpoints))('$id: an unknown query parameter is refused', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const answer = await client.send(`${route}${route.includes('?') ? '&' : '?'}nosuch=1`, sent);
  const errors = expectFailure(answer, 400, 'validation_failed');
  expect(errors.map(({ field }) => field)).toContain('/query/nosuch');
});

const enveloped = endpoints.filter((spec) => spec.produces === 'json');

test.each(cases(enveloped))('$id: a name in ?fields= that its answer never has is refused', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const answer = await client.send(`${route}${route.includes('?') ? '&' : '?'}fields=nosuch`, sent);
  const [error] = expectFailure(answer, 400, 'validation_failed');
  expect([error?.field, error?.message]).toEqual(['/query/fields', expect.stringContaining('"nosuch"')]);
});

const paged = endpoints.filter((spec) => spec.paged);

test.each(cases(paged))('$id: limits and cursors that make no sense are refused', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const [bare] = route.split('?');
  for (const query of ['limit=0', 'limit=101', 'limit=ten', 'cursor=forged', 'offset=10001', 'offset=-1']) {
    expectFailure(await client.send(`${bare}?${query}`, sent), 400, 'validation_failed');
  }
});

test.each(cases(paged))('$id: a sort by what has no index is refused, naming what has', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const [bare] = route.split('?');
  const errors = expectFailure(await client.send(`${bare}?sort=-nosuch`, sent), 400, 'validation_failed');
  const told = errors.map(({ message }) => message).join(' ');
  for (const field of spec.sortable) expect(told).toContain(field);
});

test.each([
  ['a path nobody declared', 'GET /v1/nothing'],
  ['a path below a declared one', 'GET /v1/agents/a/b/c/d'],
  ['the root', 'GET /'],
  ['another case', 'GET /V1/agents'],
  ['a method nobody declared on a declared path', 'PUT /v1/agents'],
  ['a method nobody declared on a path with a parameter', 'POST /v1/agents/some-agent'],
])('%s (%s) is 404 in the envelope, signed in or not', async (_, route) => {
  for (const as of ['acme/admin', undefined] as const) {
    const errors = expectFailure(await client.send(route, { as }), 404, 'not_found');
    expect(errors).toEqual([{ code: 'not_found', message: 'There is nothing at this address.' }]);
  }
});
