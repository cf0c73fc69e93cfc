// A power cut in the middle of 200 runs: after the restart none is lost, none is doubled, none is stuck.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { admitTenants } from '../harness/admit-tenants.ts';
import { type Client, openClient } from '../harness/client.ts';
import { recomputeReceipts } from '../harness/recompute-receipts.ts';
import { startStackProcess } from '../harness/stack-process.ts';
import { endingsOf } from '../harness/table.ts';
import { bringAgent, ENDED, newRunId, until } from './traveller.ts';

const RUNS = 200;
const as = 'acme/operator';
const input = {
  gwpSet: 'AR5',
  activities: [{ site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1', unit: 'therm', region: 'US' }],
};

/** Starts all runs, ten at a time; answers which were accepted for certain. */
async function startAll(client: Client, agentId: string, ids: readonly string[]): Promise<string[]> {
  const accepted: string[] = [];
  const waiting = [...ids];
  const one = async (): Promise<void> => {
    for (let id = waiting.pop(); id; id = waiting.pop()) {
      const body = { mode: 'async', executionId: id, input };
      const answer = await client.send(`POST /v1/agents/${agentId}/execute`, { as, body }).catch(() => undefined);
      if (answer?.status === 202) accepted.push(id);
    }
  };
  await Promise.all(Array.from({ length: 10 }, one));
  return accepted;
}

const Page = z.array(z.object({ id: z.string(), state: z.string() }));

async function statesOf(client: Client, agentId: string): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  let next: string | undefined = `/v1/agents/${agentId}/executions?limit=100`;
  while (next) {
    const { json } = await client.send(`GET ${next}`, { as });
    for (const { id, state } of Page.parse(json.data)) states.set(id, state);
    next = json.meta?.page?.nextUrl;
  }
  return states;
}

test('kill -9 amid 200 runs: 0 lost, 0 doubled, 0 stuck', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'greenlang-kill-'));
  let stack = await startStackProcess(dataDir);
  let client = openClient(stack.apiUrl);
  await admitTenants(client);
  const agentId = await bringAgent(client, 'acme/developer');
  const starting = startAll(client, agentId, Array.from({ length: RUNS }, newRunId));
  const delayMs = 500 + Math.random() * 6000;
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  await stack.kill();
  const accepted = await starting;
  const told = `killed after ${Math.round(delayMs)} ms with ${accepted.length} accepted`;

  stack = await startStackProcess(dataDir);
  client = openClient(stack.apiUrl);
  const states = await until(
    () => statesOf(client, agentId),
    (all) => [...all.values()].every((state) => ENDED.includes(state)),
    240,
  );
  const endings = await endingsOf(stack, 'acme');
  expect(
    accepted.filter((id) => !states.has(id)),
    `${told}: lost`,
  ).toEqual([]);
  expect(
    [...states.keys()].filter((id) => endings.get(id)?.length !== 1),
    `${told}: not ended once`,
  ).toEqual([]);
  expect(
    [...states].filter(([, state]) => state !== 'SUCCEEDED'),
    `${told}: did not succeed`,
  ).toEqual([]);
  expect(await recomputeReceipts(stack), told).toBe(states.size);
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 400_000);
