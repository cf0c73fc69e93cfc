// Many at once at the registry's doors: of a hundred that want the same thing one gets it, and nobody is told what is not so.
import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { type Answer, openClient } from '../harness/client.ts';
import { bringAgent, certifyVersion, dataOf } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/admin';
const Agent = z.looseObject({ name: z.string(), version: z.number(), state: z.string() });
const newId = () => `race-${ulid().toLowerCase()}`;
const agentOf = async (id: string) => dataOf(await client.send(`GET /v1/agents/${id}`, { as }), Agent);

const atOnce = (times: number, send: (index: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => send(index)));
const wins = (answers: readonly Answer[]) => answers.filter(({ status }) => status < 300);

/** Everybody but the winners is told of a conflict or a precondition, in the envelope. */
function expectOneOf(answers: readonly Answer[], refusals: readonly number[]): Answer {
  const [winner, ...more] = wins(answers);
  if (!winner) throw new Error(`Nobody won: ${answers[0]?.text}`);
  expect(more).toEqual([]);
  for (const loser of answers.filter((answer) => answer !== winner)) {
    expect(refusals, loser.text).toContain(loser.status);
    expect(loser.json.errors?.[0]?.message).toMatch(/\S/);
  }
  return winner;
}

test('of a hundred PATCHes with the same If-Match exactly one wins', async () => {
  const id = newId();
  await client.send('POST /v1/agents', { as, body: { id, name: 'Start', category: 'emissions' } });
  const read = await client.send(`GET /v1/agents/${id}`, { as });
  const headers = { 'if-match': read.headers.get('etag') ?? '' };
  const before = dataOf(read, Agent);
  const answers = await atOnce(100, (index) =>
    client.send(`PATCH /v1/agents/${id}`, { as, headers, body: { name: `Name ${index}` } }),
  );
  const winner = dataOf(expectOneOf(answers, [412]), Agent);
  expect(await agentOf(id)).toEqual(winner);
  expect(winner.version).toBe(before.version + 1);
  const late = await client.send(`PATCH /v1/agents/${id}`, { as, headers, body: { name: 'Late' } });
  expect(late.status).toBe(412);
});

test('of a hundred creations of one id one is made, and it is whole', async () => {
  const id = newId();
  const answers = await atOnce(100, (index) =>
    client.send('POST /v1/agents', { as, body: { id, name: `Maker ${index}`, category: 'emissions' } }),
  );
  const winner = dataOf(expectOneOf(answers, [409]), Agent);
  expect(await agentOf(id)).toEqual(winner);
});

test('of fifty documents for one agent and version one is published', async () => {
  const id = newId();
  const runtime = { kind: 'builtin', builtin: 'fuel-emissions' };
  const body = { specVersion: 1, id, name: id, category: 'emissions', version: '1.0.0', runtime };
  const answers = await atOnce(50, () => client.send('POST /v1/agent-specs', { as, body }));
  expectOneOf(answers, [409]);
  const versions = await client.send(`GET /v1/agents/${id}/versions`, { as });
  expect(versions.json.data).toHaveLength(1);
});

test('of transitions and rollbacks at once each step is taken once, and the history has no gap', async () => {
  const id = await bringAgent(client, as);
  await certifyVersion(client, as, id);
  const move = (to: string) => client.send(`POST /v1/agents/${id}/transitions`, { as, body: { to } });
  const Step = z.looseObject({ id: z.string(), from: z.string(), to: z.string() });
  expectOneOf(await atOnce(30, () => move('EXPERIMENTAL')), [409]);
  const step = dataOf(expectOneOf(await atOnce(30, () => move('CERTIFIED')), [409]), Step);
  const back = `POST /v1/agents/${id}/transitions/${step.id}/rollback`;
  const mixed = await atOnce(30, (index) =>
    index % 2 === 0 ? client.send(back, { as, body: {} }) : move('DEPRECATED'),
  );
  const winner = dataOf(expectOneOf(mixed, [409]), Step);
  expect(await agentOf(id)).toMatchObject({ state: winner.to });
  const history = dataOf(await client.send(`GET /v1/agents/${id}/transitions`, { as }), z.array(Step));
  expect(history.map(({ to }) => to)).toEqual(['EXPERIMENTAL', 'CERTIFIED', winner.to]);
  for (const [index, { from }] of history.entries()) expect(from).toBe(history[index - 1]?.to ?? 'DRAFT');
});

test('deleting and restoring at once never leaves half an agent', async () => {
  const id = await bringAgent(client, as);
  const answers = await atOnce(40, (index) =>
    index % 2 === 0
      ? client.send(`DELETE /v1/agents/${id}`, { as })
      : client.send(`POST /v1/agents/${id}/restore`, { as }),
  );
  for (const { status, text } of answers) expect([200, 204, 404, 409], text).toContain(status);
  await client.send(`POST /v1/agents/${id}/restore`, { as });
  expect((await client.send(`GET /v1/agents/${id}/versions/latest`, { as })).status).toBe(200);
});

test('twins with one Idempotency-Key are one: every one that is answered is given the same answer', async () => {
  const id = newId();
  const headers = { 'idempotency-key': randomUUID() };
  const body = { id, name: 'Twin', category: 'emissions' };
  const answers = await atOnce(40, () => client.send('POST /v1/agents', { as, headers, body }));
  const made = wins(answers);
  expect(made.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
  expect(new Set(made.map(({ json }) => JSON.stringify(json.data))).size).toBe(1);
  for (const { status, text } of answers) expect([201, 409], text).toContain(status);
});

test('versions published at once are all there once everybody has had their turn', async () => {
  const id = newId();
  await client.send('POST /v1/agents', { as, body: { id, name: id, category: 'emissions' } });
  const publish = async (index: number): Promise<Answer> => {
    const body = { version: `1.${index}.0`, runtime: { kind: 'builtin', builtin: 'fuel-emissions' } };
    for (;;) {
      const answer = await client.send(`POST /v1/agents/${id}/versions`, { as, body });
      // Somebody else was faster: the agent is read anew and the version tried again, as the refusal says.
      if (answer.status !== 409) return answer;
    }
  };
  const answers = await atOnce(15, publish);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  const listed = dataOf(
    await client.send(`GET /v1/agents/${id}/versions?limit=100`, { as }),
    z.array(z.looseObject({ version: z.string() })),
  );
  expect(listed.map(({ version }) => version)).toEqual(answers.map((_, index) => `1.${14 - index}.0`));
});
