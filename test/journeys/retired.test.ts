// The life of an agent: it is certified, relied upon, deprecated, retired, and then runs no more.
import { expect, inject, test } from 'vitest';
import { openClient } from '../harness/client.ts';
import { bringAgent, certifyVersion, refusalOf } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/admin';
const api = client.api(as);
const input = {
  gwpSet: 'AR5',
  activities: [{ site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1', unit: 'therm', region: 'US' }],
};

const ROAD = ['EXPERIMENTAL', 'CERTIFIED', 'DEPRECATED', 'RETIRED'] as const;

test('a retired agent refuses to run, and its history says how it came so far', async () => {
  const agentId = await bringAgent(client, as);
  const move = (to: (typeof ROAD)[number]) => api.agents.transition({ agentId, body: { to } });
  const execute = (mode: 'sync' | 'async') => api.executions.start({ agentId, body: { mode, input } });
  expect((await execute('sync')).status).toBe(200);
  await certifyVersion(client, as, agentId);
  for (const to of ROAD) expect((await move(to)).data.to).toBe(to);
  for (const mode of ['sync', 'async'] as const)
    expect(await refusalOf(execute(mode))).toMatchObject({ status: 409, reason: 'agent_retired' });
  expect((await refusalOf(move('CERTIFIED'))).status).toBe(409);
  const history = await Array.fromAsync(api.transitions.list.each({ agentId }));
  expect(new Set(history.map(({ to }) => to))).toEqual(new Set(ROAD));
});
