// The road of one run: upload, start, follow live, fetch the result, verify its receipt.
import { Readable } from 'node:stream';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import type { Schemas } from '../../client/index.ts';
import { replays } from '../../lib/builtins/index.ts';
import { TrustFile, verifyReceipt } from '../../lib/receipts/index.ts';
import { openClient } from '../harness/client.ts';
import { endingsOf } from '../harness/table.ts';
import { bringAgent, gasCsv, runOf, until, untilEnded, uploadCsv } from './traveller.ts';

const house = inject('house');
const client = openClient(house.apiUrl);

const operating = client.api('acme/operator');
const viewing = client.api('acme/viewer');
const Output = z.object({
  total: z.object({ co2eKg: z.string() }),
  counts: z.object({ computed: z.int(), refused: z.int() }),
});

const textOf = async ({ content, url = '' }: Partial<Schemas.DocumentView> = {}) =>
  content ?? (await fetch(url)).text();

const verify = async (receipt: string) =>
  verifyReceipt(Readable.from([Buffer.from(receipt)]), {
    replays,
    trust: TrustFile.parse(JSON.parse((await client.send('GET /.well-known/receipt-keys.json')).text)),
  });

test('an upload is computed, followed live, and its receipt recomputes to the last digit', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const csv = `${gasCsv(20_000)}Plant 1,2025-03-31,moon dust,1,therm,US\n`;
  const fileId = await uploadCsv(client, 'acme/operator', csv);
  const body = { mode: 'async', input: { gwpSet: 'AR5', activityFile: { fileId } } } as const;
  const accepted = await operating.executions.start({ agentId, body });
  const run = accepted.data;
  expect([accepted.status, accepted.location]).toEqual([202, `/v1/agents/${agentId}/executions/${run.id}`]);

  const events = await Array.fromAsync(viewing.executions.follow({ agentId, executionId: run.id }));
  expect(events.at(-1)?.event).toBe('finished');
  expect(await runOf(client, 'acme/viewer', run)).toMatchObject({ state: 'SUCCEEDED' });

  const { documents } = (await viewing.executions.result({ agentId, executionId: run.id })).data;
  const output = Output.parse(JSON.parse(await textOf(documents.output)));
  expect(output.counts).toEqual({ computed: 20_000, refused: 1 });
  // 20,000 therm of natural gas: 2,000 MMBtu at 53.06 kg CO2, 1 g CH4 and 0.1 g N2O each (EPA Emission Factors Hub 2025), AR5.
  expect(Number(output.total.co2eKg)).toBeCloseTo(2000 * (53.06 + 0.001 * 28 + 0.0001 * 265), 6);

  const receipt = await textOf(documents.receipt);
  expect(await verify(receipt)).toMatchObject({ valid: true });
  const altered = receipt.replace(/Plant 1/, 'Plant 2');
  expect(altered).not.toBe(receipt);
  expect(await verify(altered)).toMatchObject({ valid: false });
  expect((await endingsOf(house, 'acme')).get(run.id)).toEqual(['SUCCEEDED']);
});

test('a file with nothing usable fails the run and says why, row by row', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const fileId = await uploadCsv(
    client,
    'acme/operator',
    'site,date,fuel,quantity,unit,region\nA,2025,moon dust,1,therm,US\n',
  );
  const body = { mode: 'async', input: { gwpSet: 'AR5', activityFile: { fileId } } } as const;
  const { data: run } = await operating.executions.start({ agentId, body });
  const ended = await untilEnded(client, 'acme/viewer', run);
  expect(ended).toMatchObject({ state: 'FAILED', failure: { reason: 'nothing_usable' } });
  expect(JSON.stringify(ended)).toContain('moon dust');
});

test('finished runs reach the figures of their agent and the audit chain', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const activities = [{ site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1', unit: 'therm', region: 'US' }];
  const body = { mode: 'sync', input: { gwpSet: 'AR5', activities } } as const;
  expect((await operating.executions.start({ agentId, body })).data.state).toBe('SUCCEEDED');
  const hours = async () => (await viewing.metrics.listAgentHours({ agentId })).data;
  await until(hours, (all) => all.some(({ succeeded }) => succeeded === 1));
});
