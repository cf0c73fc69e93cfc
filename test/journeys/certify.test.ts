// The road of evidence: an agent is tried on its golden cases, certified, put in question by a factor set, and evaluated anew.
import { setTimeout as wait } from 'node:timers/promises';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { factorSetPublished } from '../../events/factor-set-published.ts';
import { BUILTIN_IDS } from '../../lib/builtins/index.ts';
import { openClient } from '../harness/client.ts';
import { invoke } from '../harness/invoke.ts';
import { bringAgent, certifyVersion, dataOf, until } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/admin';
const Evaluation = z.looseObject({ id: z.string(), outcome: z.string(), basis: z.string() });

test.each(BUILTIN_IDS)('%s is certified on evidence and on nothing else', async (builtin) => {
  const agentId = `${builtin}-${ulid().toLowerCase()}`;
  dataOf(
    await client.send('POST /v1/agents', { as, body: { id: agentId, name: agentId, category: 'climate' } }),
    z.unknown(),
  );
  const body = { version: '1.0.0', runtime: { kind: 'builtin', builtin } };
  dataOf(await client.send(`POST /v1/agents/${agentId}/versions`, { as, body }), z.unknown());
  const version = `/v1/agents/${agentId}/versions/1.0.0`;
  const promote = (to: string) => client.send(`POST ${version}/promote`, { as, body: { to } });
  const move = (to: string) => client.send(`POST /v1/agents/${agentId}/transitions`, { as, body: { to } });
  expect((await move('EXPERIMENTAL')).status).toBe(201);
  expect((await promote('EXPERIMENTAL')).status).toBe(201);
  for (const refused of [await promote('CERTIFIED'), await move('CERTIFIED')]) {
    expect([refused.status, refused.json.errors?.[0]?.details?.['reason']]).toEqual([409, 'evidence_missing']);
    expect(refused.text).toContain(`POST ${version}/evaluate`);
  }
  const evaluated = await client.send(`POST ${version}/evaluate`, { as });
  expect(evaluated.status, evaluated.text).toBe(201);
  const { id, outcome } = dataOf(evaluated, Evaluation);
  expect(outcome).toBe('PASSED');
  expect(evaluated.headers.get('location')).toBe(`${version}/evaluations/${id}`);
  expect((await client.send(`GET ${version}/evaluations/${id}`, { as: 'acme/viewer' })).text).toContain('"citation"');
  expect((await move('CERTIFIED')).status).toBe(409);
  expect((await promote('CERTIFIED')).status).toBe(201);
  expect((await move('CERTIFIED')).status).toBe(201);
  const history = await client.send(`GET ${version}/transitions`, { as: 'acme/viewer' });
  expect(history.text).toContain(`"evaluationId":"${id}"`);
});

const Evaluations = z.array(z.looseObject({ outcome: z.string(), factorSet: z.string().optional() }));

test('a factor set that is published has every certified version of the tenant evaluated anew, once', async () => {
  const agents = await Promise.all([bringAgent(client, as), bringAgent(client, as)]);
  for (const agentId of agents) await certifyVersion(client, as, agentId);
  await wait(20);
  const setId = `egrid-${ulid().toLowerCase()}`;
  const payload = { ...factorSetPublished.example, setId };
  const envelope = {
    ...{
      id: `evt_${ulid()}`,
      type: factorSetPublished.type,
      tenantId: 'acme',
      correlationId: 'journey',
      principal: 'test',
    },
    ...{ occurredAt: new Date().toISOString(), audit: '', payload: JSON.stringify(payload) },
  };
  const Records = [1, 2].map((n) => ({ messageId: `m${n}`, body: JSON.stringify({ detail: envelope }) }));
  await invoke(inject('house').edgeUrl, 'certification.question-certified', { Records });
  for (const agentId of agents) {
    const list = async () =>
      dataOf(await client.send(`GET /v1/agents/${agentId}/versions/1.0.0/evaluations`, { as }), Evaluations);
    const found = await until(list, (all) => all.some(({ factorSet }) => factorSet === setId), 60);
    expect(found.filter(({ factorSet }) => factorSet === setId)).toMatchObject([{ outcome: 'PASSED' }]);
    const version = dataOf(await client.send(`GET /v1/agents/${agentId}/versions/1.0.0`, { as }), z.looseObject({}));
    expect(version).toMatchObject({ state: 'CERTIFIED', evidence: { evaluationId: found[0]?.['id'] } });
  }
});
