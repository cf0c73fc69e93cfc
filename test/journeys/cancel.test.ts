// A run may be cancelled before it is started, while it waits, while it runs and after it ended; it ends exactly once.
import { expect, inject, test } from 'vitest';
import { openClient } from '../harness/client.ts';
import { endingsOf } from '../harness/table.ts';
import { bringAgent, dataOf, gasCsv, newRunId, Run, runOf, until, untilEnded, uploadCsv } from './traveller.ts';

const house = inject('house');
const client = openClient(house.apiUrl);
const as = 'acme/operator';

const start = (agentId: string, more: object) =>
  client.send(`POST /v1/agents/${agentId}/execute`, { as, body: { mode: 'async', ...more } });
const cancel = (agentId: string, id: string, body = {}) =>
  client.send(`POST /v1/agents/${agentId}/executions/${id}/cancel`, { as, body });
const small = {
  gwpSet: 'AR5',
  activities: [{ site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1', unit: 'therm', region: 'US' }],
};

async function expectOneEnding(id: string, state: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect((await endingsOf(house, 'acme')).get(id)).toEqual([state]);
}

test('cancelled before it is started, it never runs', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const executionId = newRunId();
  const ahead = await cancel(agentId, executionId);
  expect([ahead.status, ahead.json.data]).toEqual([202, { executionId, outcome: 'ahead' }]);
  const started = await start(agentId, { executionId, input: small });
  expect([202, 409]).toContain(started.status);
  expect(started.text).toMatch(/CANCELLED|cancelled/);
  const seen = await client.send(`GET /v1/agents/${agentId}/executions/${executionId}`, { as });
  if (seen.status === 200) {
    expect(dataOf(seen, Run).state).toBe('CANCELLED');
    await expectOneEnding(executionId, 'CANCELLED');
  } else expect(await endingsOf(house, 'acme').then((all) => all.get(executionId))).toBeUndefined();
});

test.each([{ force: false }, { force: true }])(
  'cancelled while it runs (%o), it stops and never completes',
  async (how) => {
    const agentId = await bringAgent(client, 'acme/developer');
    const fileId = await uploadCsv(client, as, gasCsv(600_000));
    const run = dataOf(await start(agentId, { input: { gwpSet: 'AR5', activityFile: { fileId } } }), Run);
    await until(
      () => runOf(client, as, run),
      ({ state }) => state === 'RUNNING',
      30,
    );
    expect((await cancel(agentId, run.id, how)).status).toBe(202);
    expect((await untilEnded(client, as, run)).state).toBe('CANCELLED');
    await expectOneEnding(run.id, 'CANCELLED');
  },
);

test('cancelled at once after its start, it ends once, whichever was faster', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const runs = await Promise.all(
    Array.from({ length: 10 }, async () => dataOf(await start(agentId, { input: small }), Run)),
  );
  await Promise.all(runs.map(({ id }) => cancel(agentId, id)));
  for (const run of runs) expect(['CANCELLED', 'SUCCEEDED']).toContain((await untilEnded(client, as, run)).state);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const endings = await endingsOf(house, 'acme');
  for (const { id } of runs) expect(endings.get(id)).toHaveLength(1);
});

test('cancelled after it ended, it stays as it ended', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const run = dataOf(await start(agentId, { input: small }), Run);
  const ended = await untilEnded(client, as, run);
  const late = await cancel(agentId, run.id);
  expect([late.status, late.json.errors?.[0]?.details?.['reason']]).toEqual([409, 'execution_finished']);
  expect(await runOf(client, as, run)).toEqual(ended);
  await expectOneEnding(run.id, 'SUCCEEDED');
});
