// A process killed without warning loses no execution, doubles none, and leaves none stuck.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { create, ended, history, lambda, start } from './trial/drive.ts';
import { serve } from './trial/serve.ts';

const line = z.object({
  token: z.string().optional(),
  asking: z.string().optional(),
  hanging: z.string().optional(),
  started: z.string().optional(),
});

/** Runs the victim until it has started `count` runs plus `afterMs`, kills it, and answers what it had said. */
async function killed(dataDir: string, count: number, afterMs: number) {
  const victim = spawn(process.execPath, [join(import.meta.dirname, 'trial/victim.ts'), dataDir, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = { token: '', asking: '', hanging: '', started: [] as string[] };
  for await (const text of createInterface({ input: victim.stdout })) {
    const { token, asking, hanging, started } = line.parse(JSON.parse(text));
    Object.assign(said, token && { token }, asking && { asking }, hanging && { hanging });
    if (started) said.started.push(started);
    if (said.started.length === count) break;
  }
  await pause(afterMs);
  const exit = once(victim, 'exit');
  victim.kill('SIGKILL');
  await exit;
  return said;
}

test.each([0, 40, 700])(
  'every accepted run ends once after a kill -9 (%d ms after the last start)',
  async (afterMs) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'states-'));
    const said = await killed(dataDir, 40, afterMs);
    let reruns = 0;
    const told = new Map<string, string[]>();
    const trial = await serve({
      dataDir,
      readObject: async () => Readable.from(['[10,20,30]']),
      onStatusChange: ({ executionArn, status }) => {
        told.set(executionArn, [...(told.get(executionArn) ?? []), status]);
      },
      invokeLambda: async (arn, payload) => {
        if (arn.endsWith(':stuck')) reruns += 1;
        return { payload };
      },
    });
    for (const arn of said.started) {
      const execution = await ended(trial, arn);
      expect(execution).toMatchObject({ status: 'SUCCEEDED', output: '{"sum":70,"kept":"v"}' });
      const terminal = (await history(trial, arn)).filter((type) => type.startsWith('Execution'));
      expect(terminal).toEqual(['ExecutionStarted', 'ExecutionSucceeded']);
    }
    expect((await ended(trial, said.hanging)).output).toBe('"rerun"');
    expect(reruns).toBe(1);
    for (const arn of said.started) await expect.poll(() => told.get(arn)).toEqual(['RUNNING', 'SUCCEEDED']);
    await trial.client.send(new SendTaskSuccessCommand({ taskToken: said.token, output: '"late"' }));
    expect((await ended(trial, said.asking)).output).toBe('"late"');
    await trial.close();
    rmSync(dataDir, { recursive: true });
  },
  20_000,
);

test('a wait keeps its absolute end across a restart, and a clean close ends nothing', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'states-'));
  const first = await serve({ dataDir });
  const machine = await create(first, { W: { Type: 'Wait', Seconds: 2, Next: 'T' }, T: lambda({ Output: 'done' }) });
  const from = Date.now();
  const arn = await start(first, machine);
  await pause(1_000);
  await first.close();
  const second = await serve({ dataDir });
  expect((await ended(second, arn)).output).toBe('"done"');
  const took = Date.now() - from;
  expect(took).toBeGreaterThanOrEqual(1_990);
  expect(took).toBeLessThan(2_900);
  await second.close();
  rmSync(dataDir, { recursive: true });
});
