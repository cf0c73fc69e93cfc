// The road of evidence: an agent is tried on its golden cases, certified, put in question by a factor set, and evaluated anew.
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { openClient } from '../harness/client.ts';
import { dataOf } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/admin';
const Evaluation = z.looseObject({ id: z.string(), outcome: z.string(), basis: z.string() });

test.each(['fuel-emissions', 'cbam', 'building-energy'])(
  '%s is certified on evidence and on nothing else',
  async (builtin) => {
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
  },
);
