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
const seen = new Map<string, string>();

/**
 * No more calls than promised. What found itself overtaken by work in the background reads again: `another` then does the whole
 * thing once more, and more calls twice over are no accident.
 */
export async function expectCalls(spec: EndpointSpec, answer: Answer, another: () => Promise<Answer>): Promise<void> {
  const { id } = spec;
  const calls = callsOf(answer);
  if (calls !== 'none') expect(waitedOf(answer), `${id} called the database and says it waited`).toBeGreaterThan(0);
  if (numberOf(calls) >= numberOf(seen.get(id) ?? '')) seen.set(id, calls);
  if (RECORDING || GROWING.includes(id) || numberOf(calls) <= allowed(spec)) return;
  const again = callsOf(await another());
  const message = `${id} made ${calls}, then ${again}; docs/database-calls.md promises ${promised[id]}`;
  expect(numberOf(again), message).toBeLessThanOrEqual(allowed(spec));
}

const waitedOf = ({ headers }: Answer): number =>
  Number(/store;dur=([\d.]+)/.exec(headers.get('server-timing') ?? '')?.[1]);

const callsOf = ({ headers }: Answer): string =>
  /store;dur=[\d.]+(?:;desc="([^"]*)")?/.exec(headers.get('server-timing') ?? '')?.[1] ?? 'none';

const numberOf = (calls: string): number => (calls.match(/\d+/g) ?? []).reduce((sum, one) => sum + Number(one), 0);

/** A list that has more than the page asked for asks its counters too. */
function allowed({ id, paged }: EndpointSpec): number {
  const calls = promised[id];
  if (calls === undefined) throw new Error(`${id} is not in ${FILE}; record it.`);
  return numberOf(calls) + (paged ? 1 : 0);
}

export async function recordCalls(): Promise<void> {
  if (!RECORDING) return;
  const sorted = [...seen].sort(([a], [b]) => a.localeCompare(b));
  await mkdir(dirname(FILE), { recursive: true });
  await writeFile(FILE, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}
