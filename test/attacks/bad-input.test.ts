// What is sent by mistake or in malice, thing by thing: each is refused for what it is. docs/bad-input.md says where every other is tried.
import { gzipSync } from 'node:zlib';
import { ulid } from 'ulid';
import { beforeAll, expect, test } from 'vitest';
import { client } from '../contract/endpoints.ts';

const as = 'acme/developer';
const newId = (): string => `bad-${ulid().toLowerCase()}`;
const agent = (more: object = {}) => ({ id: newId(), name: 'An agent', category: 'emissions', ...more });
const make = (body: object) => client.send('POST /v1/agents', { as, body });

interface Refusal {
  readonly status: number;
  readonly field?: string;
  /** What its message must tell. */
  readonly says?: string;
}

async function expectRefused(sending: ReturnType<typeof client.send>, { status, field, says }: Refusal): Promise<void> {
  const answer = await sending;
  expect(answer.status, answer.text).toBe(status);
  const { errors = [], data } = answer.json;
  expect(data).toBeUndefined();
  if (field !== undefined) expect(errors.map((error) => error.field)).toContain(field);
  if (says !== undefined) expect(errors.map(({ message }) => message).join(' ')).toContain(says);
}

const SLUGS = [
  ...[
    'аcme-fuel',
    'flеet-fuel',
    'ｆｕｅｌ',
    'fuel-emissiοns',
    '燃料計算',
    'मूल्य',
    'قوائم',
    'straße',
    'ı-agent',
    'fuel\u200b',
  ],
  ...[
    'Fuel',
    'fuel_one',
    '-fuel',
    'fu',
    '1fuel',
    'f'.repeat(64),
    '__proto__',
    '../fuel',
    'fuel\n',
    'fuel ',
    '\ufefffuel',
  ],
];
test.each(SLUGS)('the slug %j is refused: other scripts, look-alikes, what nobody sees', async (id) => {
  await expectRefused(make(agent({ id })), { status: 422, field: '/id' });
});

const NAMES = [
  ...[
    'x'.repeat(10_000),
    'é'.repeat(10_000),
    '👩‍👩‍👧‍👦'.repeat(1_000),
    'invoice\u202efdp',
    '\u2067name\u2069',
    'a\u200fb\u202d',
  ],
  ...['a\u0000b', 'a\u0007', 'a\u001b[31m', 'a\u0085b', '\u2028', '', ' ', '\u00ad', '\u200b'],
];
test.each(NAMES.map((name) => ({ shown: JSON.stringify(name).slice(0, 30), name })))(
  'the name $shown is refused: too long, turning, steering or empty',
  async ({ name }) => {
    await expectRefused(make(agent({ name })), { status: 422, field: '/name' });
  },
);

const FILTERS: readonly (readonly [what: string, filter: string])[] = [
  ['two thousand parentheses', `${'('.repeat(2_000)}name eq 'a'${')'.repeat(2_000)}`],
  ['hundreds of conditions', `${"name eq 'a' or ".repeat(200)}name eq 'b'`],
  ['a field that is none', "constructor eq 'a'"],
  ['an expression that explodes', "name matches '(a+)+$'"],
  ['another language', "name eq 'a'; DROP TABLE agents"],
  ['one that ends early', "(name eq 'a'"],
];
test.each(FILTERS)('a filter of %s is refused', async (_, filter) => {
  await expectRefused(client.send(`GET /v1/agents?filter=${encodeURIComponent(filter)}`, { as }), {
    status: 400,
    field: '/query/filter',
  });
});

test('of bulk items named twice only the first is done, and each later one says so in its place', async () => {
  const [one, other] = [agent(), agent()];
  const bulk = (method: string, items: readonly object[]) =>
    client.send(`${method} /v1/agents/bulk`, { as, body: { items } });
  const created = await bulk('POST', [one, other, one]);
  const changed = await bulk(
    'PATCH',
    [one, other, one].map(({ id }, at) => ({ id, name: `Name ${at}` })),
  );
  const removed = await bulk(
    'DELETE',
    [one, other, one].map(({ id }) => ({ id })),
  );
  for (const { status, json, text } of [created, changed, removed]) {
    expect(status, text).toBe(207);
    const [first, second, third] = Object(json.data).items;
    expect([first.status < 300, second.status < 300, third.status], text).toEqual([true, true, 422]);
    expect(third.errors[0]).toMatchObject({ field: '/items/2/id', details: { reason: 'item_twice' } });
  }
});

let published: string;
beforeAll(async () => {
  published = newId();
  await make(agent({ id: published }));
  for (const version of ['1.0.0', '1.1.0']) expect((await publish({ version })).status).toBe(201);
});
const publish = (more: object) =>
  client.send(`POST /v1/agents/${published}/versions`, {
    as,
    body: { runtime: { kind: 'builtin', builtin: 'fuel-emissions' }, ...more },
  });

const VERSIONS = [
  ...['1', '1.2', '1.2.3.4', 'v1.2.3', '01.2.3', '1.02.3', '1.2.3-', '1.2.3-01', '1.2.3+', '1.2.3+7', '1.2.3-a..b'],
  ...['99999999999999999999.0.0', '-1.0.0', '1.2.3 ', '١.٢.٣', '1.2.x', 'latest', '*', '', `1.0.0-${'a'.repeat(300)}`],
];
test.each(VERSIONS)('%j is no version', async (version) => {
  await expectRefused(publish({ version }), { status: 422, field: '/version' });
});

test.each(['>=>1', '^', '1.2.3.4', 'a||b', '01', '>1 <'])('%j is no range of versions', async (range) => {
  await expectRefused(publish({ version: '2.0.0', dependencies: { [published]: range } }), { status: 422 });
  const asked = await client.send(`GET /v1/agents/${published}/versions/${encodeURIComponent(range)}`, { as });
  expect([400, 404, 422], asked.text).toContain(asked.status);
});

test.each([-365, -1, 0, 29])('a sunset %i days from now is too soon, and the earliest is told', async (days) => {
  const sunsetAt = new Date(Date.now() + days * 86_400_000).toISOString();
  const body = { sunsetAt, replacement: '1.1.0', reason: 'a better one' };
  const sending = client.send(`POST /v1/agents/${published}/versions/1.0.0/deprecate`, { as, body });
  await expectRefused(sending, { status: 422, field: '/sunsetAt', says: '30' });
});

const YAML: readonly (readonly [what: string, text: string])[] = [
  ['an anchor', 'id: &id fuel-one\nname: A\ncategory: emissions\n'],
  ['an alias', 'id: &id fuel-one\nname: *id\ncategory: emissions\n'],
  [
    'aliases that grow',
    `a: &a [x,x]\n${'bcdefgh'.replace(/./g, (to) => `${to}: &${to} [*${String.fromCharCode(to.charCodeAt(0) - 1)}]\n`)}`,
  ],
  ['a merge key', '<<: {name: A}\nid: fuel-one\ncategory: emissions\n'],
  ['a tag of a language', 'id: !!js/function "function () {}"\n'],
  ['a tag of its own', '!agent\nid: fuel-one\n'],
  ['binary', 'id: !!binary ZnVlbA==\n'],
  ['a key twice', 'id: fuel-one\nid: fuel-two\n'],
  ['two documents', 'id: fuel-one\n---\nid: fuel-two\n'],
];
test.each(YAML)('YAML with %s is refused', async (_, text) => {
  const headers = { 'content-type': 'application/yaml' };
  await expectRefused(client.send('POST /v1/agents', { as, headers, text }), { status: 400 });
});

const squeezed = gzipSync(JSON.stringify(agent()));
const changedAt = (at: number): Buffer => {
  const copy = Buffer.from(squeezed);
  copy[copy.length + at] = (copy.at(at) ?? 0) ^ 0xff;
  return copy;
};
const LIES: readonly (readonly [what: string, content: Buffer])[] = [
  ['is no gzip', Buffer.from('{"id":"fuel"}')],
  ['is cut off', squeezed.subarray(0, -6)],
  ['has a wrong checksum', changedAt(-7)],
  ['lies about its length', changedAt(-2)],
  ['has something behind its end', Buffer.concat([squeezed, Buffer.from('more')])],
  ['is a bomb', gzipSync(Buffer.alloc(50 * 1024 ** 2, ' '))],
];
test.each(LIES)('a gzip body that %s is refused', async (_, content) => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const authorization = `Bearer ${await client.tokenOf(as)}`;
  const url = `${client.apiUrl.replace(/\/$/, '')}/v1/agents`;
  const body = new Uint8Array(content);
  const answer = await fetch(url, { method: 'POST', headers: { ...headers, authorization }, body });
  expect([413, 415], await answer.text()).toContain(answer.status);
});
