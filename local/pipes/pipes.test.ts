// What the line from table to function promises when it is killed without warning: nothing that was written is lost.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { pipeSchema } from './pipe-schema.ts';

test('every item written before, between and after two kills reaches the function', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pipes-'));
  const written: string[] = [];
  for (const first of [0, 1_000]) {
    const line = run(dataDir, ['trickle', '1000', String(first)]);
    await untilWritten(line, written, 40 + Math.floor(Math.random() * 60));
    line.kill('SIGKILL');
    await once(line, 'close');
  }
  const last = run(dataDir, ['trickle', '10', '2000']);
  await untilWritten(last, written, 10);
  const seen = () => new Set(readFileSync(join(dataDir, 'seen.txt'), 'utf8').trim().split('\n'));
  await expect.poll(() => written.filter((id) => !seen().has(`app/made/${id}`)), { timeout: 10_000 }).toEqual([]);
  expect(written.length).toBeGreaterThan(90);
  last.kill('SIGKILL');
  await once(last, 'close');
  await rm(dataDir, { recursive: true, maxRetries: 20, retryDelay: 200 });
}, 40_000);

test('a pipe that this stack cannot run is refused with words', () => {
  const refused = pipeSchema.safeParse({
    RoleArn: 'r',
    Source: 'arn:aws:kinesis:a:b:stream/c',
    SourceParameters: {},
    Target: 'x',
    Enrichment: 'y',
  });
  expect(refused.error?.message).toContain('only a DynamoDB stream feeds a pipe locally');
  expect(refused.error?.message).toContain('Enrichment');
});

function run(dataDir: string, more: readonly string[]): ChildProcess {
  const script = join(import.meta.dirname, 'pipeline.fixture.ts');
  return spawn(process.execPath, [script, dataDir, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function untilWritten(line: ChildProcess, written: string[], count: number): Promise<void> {
  if (!line.stdout) throw new Error('The line has no output.');
  let left = count;
  for await (const text of createInterface({ input: line.stdout })) {
    const [, id] = /^wrote (\d+)$/.exec(text) ?? [];
    if (id === undefined) continue;
    written.push(id);
    left -= 1;
    if (left === 0) return;
  }
  throw new Error('The line ended before it had written enough.');
}
