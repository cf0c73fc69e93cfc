// Measured work runs in processes of its own, so that neither the bench's memory nor its compiled code colours a figure.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string>>;

export interface Work {
  /** Beside this file. */
  readonly script: string;
  readonly given: unknown;
  readonly env?: Environment;
}

/** Runs a script that answers by one message; what functions log goes nowhere, as it costs a Lambda no more. */
export async function inProcess(work: Work): Promise<unknown> {
  const child = begin(work);
  try {
    return await firstMessage(child);
  } finally {
    child.kill();
  }
}

export function begin({ script, given, env = {} }: Work): ChildProcess {
  return fork(join(import.meta.dirname, script), [JSON.stringify(given)], {
    env: { ...process.env, ...env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

export async function firstMessage(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`A measured process ended with ${code}.`)),
  );
  gone.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), gone]);
  return message;
}

/** What a process and its descendants really occupy: shared pages are divided among those who share them. */
export function residentMb(pid: number): number {
  const own = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  return childrenOf(pid).reduce((sum, child) => sum + residentMb(child), Number(own) / 1024);
}

/** Processor time used so far by a process and its descendants. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return childrenOf(pid).reduce((sum, child) => sum + cpuMs(child), ticks * 10);
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}
