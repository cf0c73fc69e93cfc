// What Ctrl-C promises a start: heard once, whoever repeats it, and a later wish ends everything at once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { INTERRUPTED, interrupted } from './interruption.ts';

const script = `import { hearInterruption } from ${JSON.stringify(import.meta.resolve('./interruption.ts'))};
  const signal = hearInterruption();
  signal.addEventListener('abort', () => console.log('heard'));
  console.log('ready');
  setTimeout(() => undefined, 60_000);`;

async function start() {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: 'pipe' });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await expect.poll(() => said).toContain('ready');
  return { child, said: () => said };
}

test('a signal that npm repeats is one wish; a wish repeated after a while ends at once', async () => {
  const { child, said } = await start();
  child.kill('SIGINT');
  child.kill('SIGINT');
  await expect.poll(said).toContain('heard');
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(child.exitCode).toBeNull();
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect([code, said().match(/heard/g)?.length]).toEqual([INTERRUPTED, 1]);
});

test('whoever waits for an interruption that has come already is told so', async () => {
  await expect(interrupted(AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
});
