// What a schedule promises: its target gets its input, and the last run is remembered across starts.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createScheduler } from './index.ts';

const Target = {
  Arn: 'arn:aws:lambda:eu-central-1:000000000000:function:sweep',
  RoleArn: 'r',
  Input: '{"at":"<aws.scheduler.scheduled-time>"}',
};
const properties = { Name: 'sweep', ScheduleExpression: 'rate(1 hour)', FlexibleTimeWindow: { Mode: 'OFF' }, Target };

async function start(dataDir: string, payloads: string[]) {
  const scheduler = await createScheduler({
    dataDir,
    destinations: {
      sendToQueue: async () => undefined,
      startExecution: async () => undefined,
      async invokeFunction(_arn, payload) {
        payloads.push(payload);
        return {};
      },
    },
  });
  const type = scheduler.resources['AWS::Scheduler::Schedule'];
  await type?.provision({ stack: 's', logicalId: 'S', properties: type.schema.parse(properties) });
  return scheduler;
}

test('a triggered schedule invokes its target and the next start still knows when', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'scheduler-'));
  const payloads: string[] = [];
  const first = await start(dataDir, payloads);
  expect(first.ticker.trigger('default/sweep')).toBe(true);
  await first.deliveries.settled();
  expect(JSON.parse(payloads[0] ?? '')).toEqual({ at: expect.stringMatching(/^\d{4}-.*Z$/) });
  await first.close();
  const second = await start(dataDir, payloads);
  expect(second.ticker.lastRun('default/sweep')).toBeInstanceOf(Date);
  const schema = second.resources['AWS::Scheduler::Schedule']?.schema;
  expect(schema?.safeParse({ ...properties, ScheduleExpression: 'daily' }).error?.message).toContain(
    'daily is no schedule',
  );
  await second.close();
  await rm(dataDir, { recursive: true });
});

test('a schedule that left the template is forgotten, and a later one of its name begins anew', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'scheduler-'));
  const first = await start(dataDir, []);
  first.ticker.trigger('default/sweep');
  await first.deliveries.settled();
  first.resources['AWS::Scheduler::Schedule']?.keepOnly?.([]);
  expect(first.ticker.trigger('default/sweep')).toBe(false);
  await first.close();
  const second = await start(dataDir, []);
  expect(second.ticker.lastRun('default/sweep')).toBeUndefined();
  await second.close();
  await rm(dataDir, { recursive: true });
});
