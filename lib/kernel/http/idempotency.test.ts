// What an Idempotency-Key and an acting tenant promise, through the whole frame on a real DynamoDB.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { agentDeleted } from '../../../events/agent-deleted.ts';
import { openGround } from '../../../local/ground/index.ts';
import { systemIds } from '../../platform/ids.ts';
import { defineRecord, openTable, put, type Table } from '../../platform/table/index.ts';
import { auditRecord } from '../commit/records.ts';
import { platformScope, tenantScope } from '../principal.ts';
import { tableRead, tableWrite } from '../uses.ts';
import { endpoint } from './endpoint.ts';
import { type TrialCall, tryCall } from './trial-call.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const note = defineRecord({
  entity: 'note',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'NOTES', sk: '{id}' },
  schema: z.object({ id: z.string(), text: z.string() }),
});
const NoteView = z.object({ id: z.string(), text: z.string() });

type Trouble = 'none' | 'before' | 'after';
let trouble: Trouble = 'none';

const create = endpoint({
  ...{
    id: 'trial.create-note',
    route: 'POST /v1/notes',
    summary: 'Notes.',
    impact: 'nothing',
    example: {},
    faults: [],
  },
  permission: 'agents:write',
  body: z.strictObject({ text: z.string() }),
  output: { 201: NoteView },
  location: ({ id }) => `/v1/notes/${id}`,
  uses: [tableWrite],
  idempotent: true,
  handle: async ({ ctx, body }) => {
    if (trouble === 'before') throw new Error('broken before the commit');
    const made = { id: ctx.ids.next('req'), text: body.text };
    const audit = { action: 'notes.created', resource: `note/${made.id}` };
    const unit = { writes: [put(note, made)], audit, events: [agentDeleted({ agentId: made.id })] };
    // What its schema does not name must be shown neither first nor in a repeat.
    const answer = await ctx.commit({ ...unit, answer: { ...made, secret: 'inner' } });
    if (trouble === 'after') throw new Error('broken after the commit');
    return answer;
  },
});
const whoAmI = endpoint({
  ...{ id: 'trial.who', route: 'GET /v1/who', summary: 'Who.', impact: 'nothing', example: {}, faults: [] },
  permission: 'signed-in',
  output: { 200: z.object({ tenantId: z.string(), actingFrom: z.string().optional() }) },
  uses: [tableRead],
  handle: async ({ ctx: { tenantId, principal } }) => ({
    tenantId,
    ...(principal.actingFrom && { actingFrom: principal.actingFrom }),
  }),
});

let key = '';
const ada = { tenantId: 'acme' };
const post = (more: TrialCall = {}) =>
  tryCall(create, {
    as: ada,
    body: { text: 'x' },
    headers: { 'idempotency-key': key, 'content-type': 'application/json' },
    ...more,
  });
const tableOf = (tenantId: string): Table => openTable(tenantScope(tenantId));
const notes = async (tenantId = 'acme') => (await tableOf(tenantId).query(note, { match: {} })).items.length;

beforeAll(async () => {
  await openTable(platformScope).transact([put(profile, { tenantId: 'globex' })]);
});
const profile = defineRecord({
  entity: 'tenant',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'PROFILE', sk: 'PROFILE' },
  schema: z.object({ tenantId: z.string() }),
});
beforeEach(() => {
  key = systemIds.next('req');
  trouble = 'none';
});

test('a repeat is given the first answer, to the letter, and does nothing', async () => {
  const before = await notes();
  const first = await post();
  const again = await post();
  expect([first.status, again.status, again.data]).toEqual([201, 201, first.data]);
  expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true', location: first.headers['location'] });
  expect(first.headers).not.toHaveProperty('idempotent-replayed');
  expect(again.text).not.toContain('inner');
  expect(await notes()).toBe(before + 1);
});

test('twins at once: one is carried out, the other is given its answer or told to wait', async () => {
  const before = await notes();
  const answers = await Promise.all([post(), post(), post(), post()]);
  const done = answers.filter(({ status }) => status === 201);
  expect(new Set(done.map(({ text }) => JSON.stringify(JSON.parse(text).data))).size).toBe(1);
  expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
  expect(await notes()).toBe(before + 1);
});

test('the same key with another body, path or query is refused and does nothing', async () => {
  await post();
  const before = await notes();
  for (const other of [{ body: { text: 'y' } }, { query: { fields: 'id' } }]) {
    const { status, errors } = await post(other);
    expect([status, errors[0]?.details.reason]).toEqual([422, 'idempotency_mismatch']);
  }
  expect(await notes()).toBe(before);
});

test('keys of different people and tenants do not meet', async () => {
  const ids = await Promise.all([
    post(),
    post({ as: { ...ada, subject: 'grace' } }),
    post({ as: { tenantId: 'globex' } }),
  ]);
  expect(new Set(ids.map(({ headers }) => headers['location'])).size).toBe(3);
});

test('what failed before its commit is carried out by the repeat', async () => {
  trouble = 'before';
  expect((await post()).status).toBe(500);
  trouble = 'none';
  const { status, headers } = await post();
  expect([status, headers['idempotent-replayed']]).toEqual([201, undefined]);
});

test('what failed after its commit happened: it is answered as such, then and in every repeat', async () => {
  const before = await notes();
  trouble = 'after';
  const first = await post();
  expect([first.status, (await post()).data]).toEqual([201, first.data]);
  expect(await notes()).toBe(before + 1);
});

test('without a key every request is its own', async () => {
  const before = await notes();
  await post({ headers: { 'content-type': 'application/json' } });
  await post({ headers: { 'content-type': 'application/json' } });
  expect(await notes()).toBe(before + 2);
});

test('a key of blanks, control or too many characters is refused by its place', async () => {
  for (key of ['', ' ', 'a b', 'ü', 'x'.repeat(256)]) {
    const { status, errors } = await post();
    expect([status, errors[0]?.field]).toEqual([400, '/headers/Idempotency-Key']);
  }
});

test('a store that is down is 503 with or without a key, never an unanswered call', async () => {
  const there = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = 'http://127.0.0.1:1';
  const down = { tenantId: 'down-and-out' };
  try {
    expect((await post({ as: down })).status).toBe(503);
    expect((await post({ as: down, headers: { 'content-type': 'application/json' } })).status).toBe(503);
  } finally {
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = there;
  }
});

test('nobody signed in is 401, a missing permission 403 by name, and neither reaches the handler', async () => {
  const before = await notes();
  const nobody = await tryCall(create, { body: { text: 'x' } });
  expect([nobody.status, nobody.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  const viewer = await post({ as: { ...ada, roles: ['viewer'] } });
  expect([viewer.status, viewer.errors[0]?.message]).toEqual([403, expect.stringContaining('agents:write')]);
  expect(await notes()).toBe(before);
});

test('an authorizer context that is not ours signs nobody in', async () => {
  for (const as of [{ tenantId: 'ACME' }, { tenantId: 'acme#x' }, { tenantId: '' }, { ...ada, subject: '' }])
    expect((await tryCall(whoAmI, { as })).status).toBe(401);
});

const actAs = (tenantId: string, as: TrialCall['as']) =>
  tryCall(whoAmI, { ...(as && { as }), headers: { 'X-Act-As-Tenant': tenantId } });
const admin = { tenantId: 'greenlang', roles: ['platform-admin'] } as const;

test('a platform admin acts for a tenant that is there, and is named with it', async () => {
  expect((await actAs('globex', admin)).data).toEqual({ tenantId: 'globex', actingFrom: 'greenlang' });
  expect((await actAs('greenlang', admin)).data).toEqual({ tenantId: 'greenlang' });
  const { status } = await post({
    as: admin,
    headers: { 'x-act-as-tenant': 'globex', 'content-type': 'application/json' },
  });
  expect(status).toBe(201);
  const day = new Date().toISOString().slice(0, 10);
  const shards = Array.from({ length: 8 }, (_, shard) =>
    tableOf('globex').query(auditRecord, { match: { day, shard } }),
  );
  const entries = (await Promise.all(shards)).flatMap(({ items }) => items);
  expect(entries.some(({ actingFrom }) => actingFrom === 'greenlang')).toBe(true);
});

test('nobody acts for a tenant that is not there', async () => {
  for (const ghost of ['nowhere', 'NOT-A-SLUG', '../acme', 'acme#x']) {
    const { status, errors } = await actAs(ghost, admin);
    expect([status, errors[0]?.field]).toEqual([400, '/headers/X-Act-As-Tenant']);
  }
});

test('everybody else is told the same of a tenant that is there and of one that is not', async () => {
  const [real, ghost] = await Promise.all([actAs('globex', ada), actAs('nowhere', ada)]);
  expect([real?.status, real?.errors]).toEqual([403, ghost?.errors]);
  expect((await actAs('acme', ada)).data).toEqual({ tenantId: 'acme' });
});
