// The README's one command: a bare start does the main job over the real data and tells the outcome in one line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ROOT } from '../architecture/read-imports.ts';

const Line = z.strictObject({
  rows: z.int(),
  refused: z.int(),
  scope1Kg: z.string(),
  scope2Kg: z.string(),
  totalKg: z.string(),
  executionId: z.string().regex(/^exe_/),
  receiptVerified: z.literal(true),
  stackStartMs: z.number(),
  jobMs: z.number(),
});

async function npmStart(...options: string[]): Promise<z.output<typeof Line>> {
  const child = spawn('npm', ['start', '--', ...options], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect(code, err).toBe(0);
  return Line.parse(JSON.parse(out.trim().split('\n').at(-1) ?? ''));
}

test('npm start -- --once --json computes 3,376 buildings, verifies the receipt, and finds its data again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'greenlang-main-job-'));
  const options = ['--once', '--json', '--port', '0', '--data-dir', dataDir];
  const first = await npmStart(...options);
  expect(first.rows).toBeGreaterThanOrEqual(3376);
  expect(Number(first.totalKg)).toBeCloseTo(Number(first.scope1Kg) + Number(first.scope2Kg), 3);
  const second = await npmStart(...options);
  expect([second.totalKg, second.refused]).toEqual([first.totalKg, first.refused]);
  expect(second.executionId).not.toBe(first.executionId);
  await rm(dataDir, { recursive: true, force: true });
});
