// The life of an agent: it is certified, relied upon, deprecated, retired, and then runs no more.
import { expect, inject, test } from 'vitest';
import { openClient } from '../harness/client.ts';
import { bringAgent, certifyVersion } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/admin';
const input = {
  gwpSet: 'AR5',
  activities: [{ site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1', unit: 'therm', region: 'US' }],
};

test('a retired agent refuses to run, and its history says how it came so far', async () => {
  const agentId = await bringAgent(client, as);
  const move = (to: string) => client.send(`POST /v1/agents/${agentId}/transitions`, { as, body: { to } });
  const execute = (mode: string) => client.send(`POST /v1/agents/${agentId}/execute`, { as, body: { mode, input } });
  expect((await execute('sync')).status).toBe(200);
  await certifyVersion(client, as, agentId);
  const road = ['EXPERIMENTAL', 'CERTIFIED', 'DEPRECATED', 'RETIRED'];
  for (const to of road) expect((await move(to)).status, to).toBe(201);
  for (const mode of ['sync', 'async']) {
    const refused = await execute(mode);
    expect([refused.status, refused.json.errors?.[0]?.details?.['reason']]).toEqual([409, 'agent_retired']);
  }
  expect((await move('CERTIFIED')).status).toBe(409);
  const history = await client.send(`GET /v1/agents/${agentId}/transitions`, { as });
  for (const to of road) expect(history.text).toContain(`"to":"${to}"`);
});
