// How long `npm start` takes to stand, with and without caches, and what the whole stack occupies once it has worked.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { Bench } from './bench.ts';
import { residentMb } from './children.ts';
import { median } from './figure.ts';

const ROUNDS = 3;

export const stackStart: Bench = {
  name: 'stack-start',
  async measure({ tempDir }) {
    const home = join(tempDir, 'fresh');
    await copyProject(home);
    const data = (name: string) => join(tempDir, `data-${name}`);
    const first = await start(home, data('fresh'), STANDS);
    const again: number[] = [];
    for (let round = 0; round < ROUNDS; round++) again.push((await start(home, data('fresh'), STANDS)).ms);
    const worked = await start(home, data('worked'), SERVES);
    const note = 'from the command to the stack standing';
    return [
      { name: 'stack start, nothing changed', value: median(again) / 1000, unit: 's', goal: { atMost: 3 }, note },
      {
        name: 'stack start, first time',
        value: first.ms / 1000,
        unit: 's',
        goal: { atMost: 30 },
        note: 'no bundles, no synthesis, no data',
      },
      {
        name: 'memory of the stack, standing',
        value: first.residentMb,
        unit: 'MB',
        goal: { atMost: 300 },
        note: 'all processes, Pss',
      },
      {
        name: 'memory of the stack after the main job',
        value: worked.residentMb,
        unit: 'MB',
        goal: { atMost: 300 },
        note: 'all processes, Pss, 10 s later',
      },
    ];
  },
};

const STANDS = /^The stack stands/;
const SERVES = /^Serving /;

/** The sources as they are, with the installed packages but none of the caches kept beside them. */
async function copyProject(home: string): Promise<void> {
  await mkdir(join(home, 'node_modules'), { recursive: true });
  for (const name of ['events', 'lib', 'functions', 'infra', 'local', 'package.json', 'cdk.json', 'tsconfig.json']) {
    await cp(join(PROJECT_ROOT, name), join(home, name), { recursive: true });
  }
  for (const name of await readdir(join(PROJECT_ROOT, 'node_modules'))) {
    if (name === '.cache') continue;
    await symlink(join(PROJECT_ROOT, 'node_modules', name), join(home, 'node_modules', name));
  }
}

async function start(home: string, dataDir: string, until: RegExp) {
  // The very words of `npm start`; exec, so that the process measured and ended is the stack itself.
  const words = manifest.scripts.start.replace(/\bnode\b/, 'exec node');
  const began = performance.now();
  const command = ['-c', `${words} --port 0 --data-dir '${dataDir}'`];
  const child = spawn('sh', command, { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  await said(child, until);
  const ms = performance.now() - began;
  if (until === SERVES) await new Promise((resolve) => setTimeout(resolve, 10_000));
  const resident = residentMb(child.pid ?? 0);
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
  return { ms, residentMb: resident };
}

async function said(child: ChildProcess, wanted: RegExp): Promise<void> {
  const { stdout } = child;
  if (!stdout) throw new Error('The stack has no output to read.');
  for await (const line of createInterface({ input: stdout })) {
    if (!wanted.test(line)) continue;
    stdout.resume();
    return;
  }
  throw new Error('The stack ended before it stood.');
}
