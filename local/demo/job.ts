// The main job: a year of energy of 3,376 real buildings, uploaded, computed asynchronously, fetched and verified.
import { openAsBlob, renameSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { FuelEmissionsOutput } from '../../lib/builtins/fuel-emissions/output.ts';
import { replays } from '../../lib/builtins/index.ts';
import { TrustFile, type Verification, verifyReceipt } from '../../lib/receipts/index.ts';
import type { Client } from './client.ts';

const DATA = new URL('./data/seattle-buildings-2016.csv', import.meta.url);

/** Each building is one row with three meters. The year lies before the factor sets, so the nearest are asked for and listed. */
const INPUT = {
  gwpSet: 'AR5',
  region: 'US-NWPP',
  decimalSeparator: '.',
  factorPeriod: 'nearest',
  columns: { site: 'OSEBuildingID', date: 'DataYear' },
  meters: [
    { column: 'Electricity(kWh)', fuel: 'electricity', unit: 'kWh' },
    { column: 'NaturalGas(therms)', fuel: 'natural gas', unit: 'therm' },
    { column: 'SteamUse(kBtu)', fuel: 'steam', unit: 'kBtu' },
  ],
} as const;

const Announced = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});
const Progress = z.object({ rowsRead: z.number(), rowsRefused: z.number() });
const Run = z.object({
  id: z.string(),
  state: z.string(),
  progress: Progress.optional(),
  failure: z.object({ message: z.string() }).optional(),
  createdAt: z.string(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
});
export type Run = z.output<typeof Run>;
const Document = z.object({ sizeBytes: z.number(), content: z.string().optional(), url: z.string().optional() });
const Result = z.object({ documents: z.object({ output: Document, receipt: Document }) });

export interface JobReport {
  readonly run: Run;
  readonly output: FuelEmissionsOutput;
  readonly verification: Verification;
  readonly stages: Readonly<Record<string, number>>;
  readonly jobMs: number;
  readonly receiptBytes: number;
}

export interface JobOptions {
  readonly client: Client;
  readonly apiUrl: string;
  /** Where the receipt is put for `npm run verify`. */
  readonly receiptFile: string;
  /** Where the root keys are put that the platform publishes: they pin whose receipt it is. */
  readonly keysFile: string;
  onProgress(run: Run): void;
}

export async function runJob({ client, apiUrl, receiptFile, keysFile, onProgress }: JobOptions): Promise<JobReport> {
  const watch = stopwatch();
  const fileId = await watch.stage('upload', () => upload(client));
  const body = { mode: 'async', input: { ...INPUT, activityFile: { fileId } } };
  const started = await watch.stage('accept', () => client.post('/v1/agents/fuel-emissions/execute', body, Run));
  const path = `/v1/agents/fuel-emissions/executions/${started.id}`;
  const run = await watch.stage('run', () => followToEnd(client, path, onProgress));
  if (run.state !== 'SUCCEEDED') throw new Error(`The run ended ${run.state}: ${run.failure?.message ?? ''}`);
  const { documents } = await client.get(`${path}/result`, Result);
  const output = FuelEmissionsOutput.parse(JSON.parse(await watch.stage('fetch', () => textOf(documents.output))));
  const receipt = await textOf(documents.receipt);
  keepWhole(receiptFile, receipt);
  const keys = await (await fetch(`${apiUrl}/.well-known/receipt-keys.json`)).text();
  keepWhole(keysFile, keys);
  const verification = await watch.stage('verify', () => verify(keys, receipt));
  return {
    run,
    output,
    verification,
    stages: watch.stages,
    jobMs: watch.total(),
    receiptBytes: documents.receipt.sizeBytes,
  };
}

async function upload(client: Client): Promise<string> {
  const content = await openAsBlob(DATA);
  const announced = await client.post(
    '/v1/files',
    { name: 'seattle-buildings-2016.csv', contentType: 'text/csv', sizeBytes: content.size },
    Announced,
  );
  const { url, headers } = announced.upload;
  const sent = await fetch(url, { method: 'PUT', headers, body: content });
  if (!sent.ok) throw new Error(`The upload was refused: ${sent.status} ${await sent.text()}`);
  return announced.id;
}

async function followToEnd(client: Client, path: string, onProgress: (run: Run) => void): Promise<Run> {
  for await (const { event, data } of client.follow(`${path}/events`)) {
    const run = Run.parse(data);
    if (event === 'finished') return run;
    onProgress(run);
  }
  return client.get(path, Run);
}

async function textOf({ content, url }: z.output<typeof Document>): Promise<string> {
  if (content !== undefined) return content;
  const response = await fetch(url ?? '');
  if (!response.ok) throw new Error(`A document of the result could not be fetched: ${response.status}`);
  return response.text();
}

/** Against the root keys the platform publishes. */
function verify(keys: string, receipt: string): Promise<Verification> {
  const trust = TrustFile.parse(JSON.parse(keys));
  return verifyReceipt(Readable.from([Buffer.from(receipt)]), { replays, trust });
}

function stopwatch() {
  const began = performance.now();
  const stages: Record<string, number> = {};
  return {
    stages,
    total: () => Math.round(performance.now() - began),
    async stage<T>(name: string, work: () => Promise<T>): Promise<T> {
      const from = performance.now();
      const done = await work();
      stages[`${name}Ms`] = Math.round(performance.now() - from);
      return done;
    },
  };
}

/** Under its name there is only ever a whole document, whenever the process is killed. */
function keepWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}
