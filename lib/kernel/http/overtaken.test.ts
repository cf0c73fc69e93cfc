// Who is overtaken between reading and writing: told 412 if If-Match said what was to be changed, else 409. On a real table.
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openGround } from '../../../local/ground/index.ts';
import { defineRecord, openTable, put } from '../../platform/table/index.ts';
import { tenantScope } from '../principal.ts';
import { tableWrite } from '../uses.ts';
import { endpoint } from './endpoint.ts';
import { etagOf } from './etag.ts';
import { tryCall } from './trial-call.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const Page = z.object({ id: z.string(), version: z.number(), text: z.string() });
const page = defineRecord({
  entity: 'page',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'PAGE#{id}', sk: 'PAGE' },
  schema: Page,
});

const change = endpoint({
  ...{ id: 'trial.change-page', route: 'PATCH /v1/pages/{id}', summary: 'Changes.', permission: 'agents:write' },
  ...{ faults: [], impact: 'nothing', example: {} },
  path: z.strictObject({ id: z.string() }),
  body: z.strictObject({ text: z.string() }),
  output: { 200: Page },
  uses: [tableWrite],
  handle: async ({ ctx, path, body, match }) => {
    const before = await ctx.table.get(page, path);
    if (!before) throw new Error('It was made.');
    match(before);
    const answer = { ...before, ...body, version: before.version + 1 };
    return ctx.commit({ writes: [put(page, answer, { when: { is: { version: before.version } } })], answer });
  },
});

async function race(id: string, headers: Readonly<Record<string, string>>) {
  const first = { id, version: 1, text: 'first' };
  await openTable(tenantScope('acme')).transact([put(page, first)]);
  const call = (at: number) =>
    tryCall(change, { as: { tenantId: 'acme' }, path: { id }, headers, body: { text: `by ${at}` } });
  return Promise.all(Array.from({ length: 100 }, (_, at) => call(at)));
}
const statuses = (answers: readonly { readonly status: number }[]) => new Set(answers.map(({ status }) => status));

test('of a hundred changes with the same If-Match one is made, and all others are told 412', async () => {
  const answers = await race('tagged', { 'if-match': etagOf({ id: 'tagged', version: 1, text: 'first' }) });
  expect(answers.filter(({ status }) => status === 200).length).toBe(1);
  expect(statuses(answers)).toEqual(new Set([200, 412]));
  const lost = answers.find(({ status }) => status === 412);
  expect(lost?.errors[0]).toMatchObject({ code: 'precondition_failed', details: { reason: 'precondition_stale' } });
});

test('who did not say by If-Match what is to be changed is told of the conflict', async () => {
  expect([...statuses(await race('bare', {}))].every((status) => status === 200 || status === 409)).toBe(true);
});
