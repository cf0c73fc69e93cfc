// The shipped illustrative plots on the road: uploaded and judged, refused by name where they are too coarse, and a statement from the one that is not.
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { ulid } from 'ulid';
import { beforeAll, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { replays } from '../../lib/builtins/index.ts';
import { verifyReceipt } from '../../lib/receipts/index.ts';
import { openClient } from '../harness/client.ts';
import { dataOf, Run, untilEnded, uploadCsv } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/operator';
const shipped = (file: string): string =>
  readFileSync(new URL(`../../local/demo/data/${file}`, import.meta.url), 'utf8');
const logs = z.object({ mode: z.string(), input: z.looseObject({}) }).parse(JSON.parse(shipped('eudr-logs.json')));
const agentId = `eudr-${ulid().toLowerCase()}`;

beforeAll(async () => {
  const by = 'acme/developer';
  dataOf(
    await client.send('POST /v1/agents', { as: by, body: { id: agentId, name: agentId, category: 'climate' } }),
    z.unknown(),
  );
  const body = { version: '1.0.0', runtime: { kind: 'builtin', builtin: 'eudr' } };
  dataOf(await client.send(`POST /v1/agents/${agentId}/versions`, { as: by, body }), z.unknown());
});

const Document = z.object({ content: z.string().optional(), url: z.string().optional() });
const Result = z.object({ documents: z.object({ output: Document, receipt: Document }) });
const textOf = async ({ content, url = '' }: z.output<typeof Document>) => content ?? (await fetch(url)).text();
const Output = z.looseObject({
  status: z.string(),
  obstacles: z.array(z.looseObject({ code: z.string() })),
  plots: z.looseObject({
    areaHa: z.string(),
    first: z.array(z.looseObject({ findings: z.array(z.looseObject({ code: z.string() })) })),
  }),
  statement: z.looseObject({}).optional(),
});

async function judged(body: object) {
  const started = dataOf(await client.send(`POST /v1/agents/${agentId}/execute`, { as, body }), Run);
  const run = await untilEnded(client, as, started);
  expect(run, JSON.stringify(run)).toMatchObject({ state: 'SUCCEEDED' });
  const route = `GET /v1/agents/${agentId}/executions/${run.id}/result`;
  const { documents } = dataOf(await client.send(route, { as }), Result);
  const receipt = await textOf(documents.receipt);
  expect((await verifyReceipt(Readable.from([Buffer.from(receipt)]), { replays })).valid).toBe(true);
  return Output.parse(JSON.parse(await textOf(documents.output)));
}

test('the consignment of the README becomes a statement, with the digits of its plot', async () => {
  const { status, statement, plots } = await judged(logs);
  expect(status).toBe('fileable');
  expect(plots.areaHa).toBe('15775.2199');
  const geometry = /"geometryGeojson":"([^"]+)"/.exec(JSON.stringify(statement))?.[1] ?? '';
  expect(Buffer.from(geometry, 'base64').toString()).toContain('[25.4773214483005,58.694339462137265]');
});

test.each(['cocoa-ghana', 'coffee-vietnam', 'mixed-colombia'])(
  '%s, uploaded, cannot be filed: two decimals are too few',
  async (name) => {
    const fileId = await uploadCsv(client, as, shipped(`plot-${name}-illustrative.geojson`));
    const { plots: _, ...input } = logs.input;
    const { status, statement, plots, obstacles } = await judged({
      mode: 'async',
      input: { ...input, activityFile: { fileId } },
    });
    expect([status, statement]).toEqual(['not_fileable', undefined]);
    expect(plots.first[0]?.findings.map(({ code }) => code)).toContain('precision_too_low');
    expect(obstacles.map(({ code }) => code)).toContain('plot_unknown');
  },
);

test('a document that no plot can be read from fails the run by name', async () => {
  const body = { mode: 'sync', input: { ...logs.input, plots: '{"type":"Point","coordinates":[NaN,1]}' } };
  const answer = await client.send(`POST /v1/agents/${agentId}/execute`, { as, body });
  expect(answer.status).toBeLessThan(500);
  expect(answer.text).toMatch(/NaN.*is no JSON value/);
});
