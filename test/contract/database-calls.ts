// How often each operation calls the database for its example: what answers tell of themselves, against what docs/database-calls.md promises.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import type { Answer } from '../harness/client.ts';
import { Promised } from './promised-calls.ts';

/** `vitest run --project contract test/contract/success` with RECORD_CALLS=1 writes it anew. */
const FILE = new URL('data/database-calls.json', import.meta.url).pathname;
const RECORDING = process.env['RECORD_CALLS'] !== undefined;

/** Reads all there is: as many calls as there are parts. */
const GROWING = ['audit.verify'];

const promised = RECORDING ? {} : Promised.parse(JSON.parse(await readFile(FILE, 'utf8').catch(() => '{}')));
const seen = new Map<string, Set<string>>();

export function expectCalls({ id }: EndpointSpec, { headers }: Answer): void {
  const calls = /store;dur=[\d.]+(?:;desc="([^"]*)")?/.exec(headers.get('server-timing') ?? '')?.[1] ?? 'none';
  seen.set(id, (seen.get(id) ?? new Set()).add(calls));
  if (RECORDING || GROWING.includes(id)) return;
  expect(promised[id], `${id} made ${calls}; docs/database-calls.md promises otherwise`).toContain(calls);
}

export async function recordCalls(): Promise<void> {
  if (!RECORDING) return;
  const sorted = [...seen].sort(([a], [b]) => a.localeCompare(b)).map(([id, calls]) => [id, [...calls].sort()]);
  await mkdir(dirname(FILE), { recursive: true });
  await writeFile(FILE, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}
