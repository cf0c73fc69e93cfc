// Rows on the road: the samples of the pages run as they stand, and a file goes through the data-pipeline agent with its receipt.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { replays } from '../../lib/builtins/index.ts';
import { verifyReceipt } from '../../lib/receipts/index.ts';
import { openClient } from '../harness/client.ts';
import { dataOf, Run, untilEnded, uploadCsv } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/operator';
const ROOT = join(import.meta.dirname, '../..');

/** The commands of a page, as method, path and body. */
async function samplesOf(page: string): Promise<{ route: string; body: unknown }[]> {
  const text = await readFile(join(ROOT, page), 'utf8');
  const commands = text.matchAll(/curl -s \$API(\/\S+) [^']*-H 'Content-Type: application\/json' -d '([^']*)'/g);
  const found = [...commands].map(([, path = '', body = '']) => ({ route: `POST ${path}`, body: JSON.parse(body) }));
  // What looks like a sample and is none would never be tried.
  expect(found).toHaveLength(text.split('curl ').length - 1);
  return found;
}

async function bring(): Promise<string> {
  const id = `pipes-${ulid().toLowerCase()}`;
  const developer = { as: 'acme/developer' } as const;
  dataOf(await client.send('POST /v1/agents', { ...developer, body: { id, name: id, category: 'data' } }), z.unknown());
  const body = { version: '1.0.0', runtime: { kind: 'builtin', builtin: 'data-pipeline' } };
  dataOf(await client.send(`POST /v1/agents/${id}/versions`, { ...developer, body }), z.unknown());
  return id;
}

test.each(['lib/aggregation/README.md', 'lib/pipelines/README.md'])(
  'the samples of %s run by pasting',
  async (page) => {
    for (const { route, body } of await samplesOf(page)) {
      const answer = dataOf(await client.send(route, { as, body }), z.looseObject({}));
      expect(answer['quarantined'] ?? []).toEqual([]);
      expect(answer['groups'] ?? answer['rows']).not.toEqual([]);
    }
  },
);

test('the sample of the data-pipeline agent runs by pasting', async () => {
  const agent = await bring();
  for (const { route, body } of await samplesOf('lib/builtins/data-pipeline/README.md')) {
    const Answer = z.looseObject({
      state: z.string(),
      output: z.looseObject({ counts: z.looseObject({ output: z.int() }) }),
    });
    const answer = dataOf(await client.send(route.replace('data-pipeline', agent), { as, body }), Answer);
    expect(answer).toMatchObject({ state: 'SUCCEEDED', output: { counts: { output: 1 } } });
  }
});

const Result = z.object({
  documents: z.object({
    receipt: z.object({ content: z.string().optional(), url: z.string().optional() }),
    rows: z.object({ content: z.string().optional(), url: z.string().optional() }),
  }),
});
const textOf = async ({ content, url = '' }: { content?: string | undefined; url?: string | undefined }) =>
  content ?? (await fetch(url)).text();

test('a file of shipments becomes sums with their lineage, and the receipt recomputes', async () => {
  const agent = await bring();
  const csv = [
    'Sendung;Importdatum;Warennummer;Ursprungsland;Eigenmasse;Einheit',
    ...Array.from(
      { length: 600 },
      (_, i) => `S-${i};${i === 7 ? '31.02.2025' : '31.03.2025'};72071111;${i % 2 ? 'Türkei' : 'Indien'};1.000,5;kg`,
    ),
  ].join('\n');
  const definition = [
    'name: Shipments by origin',
    'checkpointEvery: 100',
    'stages:',
    '  - {id: read, op: transform, to: cbam-shipment, locale: de-DE, onError: quarantine}',
    '  - id: by-origin',
    '    op: aggregate',
    '    plan: {by: [{kind: geography, field: originCountry}], measures: [{name: tonnes, op: sum, field: netMassTonnes}]}',
    '',
  ].join('\n');
  const input = { definition, activityFile: { fileId: await uploadCsv(client, as, csv) } };
  const run = dataOf(
    await client.send(`POST /v1/agents/${agent}/execute`, { as, body: { mode: 'async', input } }),
    Run,
  );
  expect(await untilEnded(client, as, run)).toMatchObject({ state: 'SUCCEEDED' });
  const { documents } = dataOf(
    await client.send(`GET /v1/agents/${agent}/executions/${run.id}/result`, { as }),
    Result,
  );
  const rows = (await textOf(documents.rows))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ row }) => row)).toEqual([
    { originCountry: 'IN', tonnes: '300.15' },
    { originCountry: 'TR', tonnes: '299.1495' },
  ]);
  expect(rows[0].lineage.stages).toEqual(['read', 'by-origin']);
  const receipt = await textOf(documents.receipt);
  expect(await verifyReceipt(Readable.from([Buffer.from(receipt)]), { replays })).toMatchObject({ valid: true });
});
