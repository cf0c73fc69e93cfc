// Carries out one part of `npm test` and says how it went; a part that cannot even start has failed, not vanished.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Part } from './parts.ts';

export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const Report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

export async function runPart(part: Part, root: string): Promise<Outcome> {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'greenlang-test-'));
  try {
    const report = join(folder, 'report.json');
    const code = await exitCode(root, part.counts === 'tests' ? [...part.command, ...reporting(report)] : part.command);
    const seconds = (performance.now() - began) / 1000;
    return { name: part.name, seconds, ...judge(code, part.counts === 'tests' ? await counted(report) : undefined) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const reporting = (report: string): string[] => ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];

function judge(code: number, counts: { passed: number; failed: number } = { passed: 0, failed: 0 }) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function counted(report: string): Promise<{ passed: number; failed: number } | undefined> {
  const text = await readFile(report, 'utf8').catch(() => undefined);
  const parsed = text === undefined ? undefined : Report.safeParse(JSON.parse(text));
  return parsed?.success ? { passed: parsed.data.numPassedTests, failed: parsed.data.numFailedTests } : undefined;
}

function exitCode(cwd: string, [file = '', ...args]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, stdio: 'inherit' });
    child.on('error', (error) => {
      console.error(`${file} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
