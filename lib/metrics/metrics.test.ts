// What counting runs promises, on a real table and through the consumer's own frame.
import type { SQSEvent } from 'aws-lambda';
import { afterAll, expect, test } from 'vitest';
import { executionFinished } from '../../events/execution-finished.ts';
import countDoor from '../../functions/metrics/on/count-executions.ts';
import { openGround } from '../../local/ground/index.ts';
import { tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { AgentHourView } from './contract.ts';
import { listAgentHours } from './index.ts';

// What the frame logs of poison is not what is tested here.
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const acme = trialContext([tableWrite], { tenantId: 'acme' });
const hoursOf = async (agentId: string, ctx = acme) => (await listAgentHours(ctx, agentId, { limit: 10 })).items;

let events = 0;
function finished(agentId: string, more: object = {}, at = '2026-03-01T12:30:00.000Z', tenantId = 'acme') {
  const payload = JSON.stringify(executionFinished({ ...executionFinished.example, agentId, ...more }).payload);
  const { type } = executionFinished;
  return {
    id: `evt_${events++}`,
    type,
    tenantId,
    occurredAt: at,
    correlationId: 'c',
    principal: 'p',
    audit: '',
    payload,
  };
}

async function hear(...heard: object[]) {
  const Records = heard.map((detail, index) => ({ messageId: `m${index}`, body: JSON.stringify({ detail }) }));
  const lambda = { awsRequestId: 'r', getRemainingTimeInMillis: () => 10_000 };
  return countDoor({ Records } as SQSEvent as never, lambda as never);
}
const ok = { batchItemFailures: [] };

test('runs are added up by the hour they finished in and by how they ended, newest hour first', async () => {
  const [early, late] = ['2026-03-01T11:59:59.999Z', '2026-03-01T12:00:00.000Z'];
  const figures = { durationMs: 100, rowsRead: 10, rowsRefused: 1 };
  await hear(
    finished('sums', figures, early),
    finished('sums', { ...figures, state: 'FAILED' }, late),
    finished('sums', { ...figures, state: 'TIMED_OUT' }, late),
    finished('sums', { ...figures, state: 'CANCELLED' }, late),
  );
  await hear(finished('sums', figures, late));
  const nothing = { succeeded: 0, failed: 0, cancelled: 0, timedOut: 0 };
  const hours = await hoursOf('sums');
  expect(hours).toEqual([
    {
      agentId: 'sums',
      hour: '2026-03-01T12',
      runs: 4,
      succeeded: 1,
      failed: 1,
      cancelled: 1,
      timedOut: 1,
      durationMs: 400,
      rowsRead: 40,
      rowsRefused: 4,
    },
    { ...nothing, agentId: 'sums', hour: '2026-03-01T11', runs: 1, succeeded: 1, ...figures },
  ]);
  for (const hour of hours) expect(AgentHourView.safeParse(hour).success).toBe(true);
});

test('an event heard again, alone or among new ones, is counted once', async () => {
  const [first, second, third] = [finished('again'), finished('again'), finished('again')];
  expect(await hear(first)).toEqual(ok);
  expect(await hear(first, second)).toEqual(ok);
  expect(await hear(first, second, third)).toEqual(ok);
  expect(await hear(third)).toEqual(ok);
  expect(await hoursOf('again')).toMatchObject([{ runs: 3 }]);
});

test('batches heard at the same time are all counted', async () => {
  const batches = Array.from({ length: 6 }, () => [finished('busy'), finished('busy')]);
  const failures = await Promise.all(batches.map((batch) => hear(...batch)));
  // What the table refused for now is delivered again.
  for (const [index, answer] of failures.entries()) {
    if (JSON.stringify(answer) !== JSON.stringify(ok)) await hear(...(batches[index] ?? []));
  }
  expect(await hoursOf('busy')).toMatchObject([{ runs: 12 }]);
});

test('a message that cannot be read fails alone', async () => {
  const answer = await hear(finished('poison'), { nonsense: true }, finished('poison'));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  expect(await hoursOf('poison')).toMatchObject([{ runs: 2 }]);
});

test("one tenant's runs are not another's, though agent and batch are the same", async () => {
  await hear(finished('shared'), finished('shared', {}, undefined, 'globex'), finished('shared'));
  expect(await hoursOf('shared')).toMatchObject([{ runs: 2 }]);
  expect(await hoursOf('shared', trialContext([tableWrite], { tenantId: 'globex' }))).toMatchObject([{ runs: 1 }]);
});

test('an agent that never ran has no hours', async () => {
  expect(await hoursOf('idle')).toEqual([]);
});
