// `health:probe`: whether what the platform stands on answers, each asked once with a short deadline.
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { CallFrame, Capability } from '../capability.ts';
import { clientConfig } from '../client-config.ts';
import { once } from '../once.ts';
import { setting } from '../settings.ts';

export interface Probe {
  readonly name: 'table' | 'objects';
  readonly healthy: boolean;
  readonly latencyMs: number;
  /** For the log; never shown. */
  readonly error?: Error;
}

export interface Probes {
  check(): Promise<readonly Probe[]>;
}

export const healthProbe: Capability<'health:probe', { readonly probes: Probes }> = {
  name: 'health:probe',
  open: ({ clock }: CallFrame) => ({ probes: { check: () => recentCheck(clock.now().getTime()) } }),
};

/** Anyone may ask, and AWS counts such questions: one answer serves a container for a few seconds. */
const keptMs = 5_000;
let recent: { readonly probes: Promise<readonly Probe[]>; readonly until: number } | undefined;

function recentCheck(now: number): Promise<readonly Probe[]> {
  if (!recent || now >= recent.until) {
    recent = { probes: Promise.all([probe('table', askTable), probe('objects', askBucket)]), until: now + keptMs };
  }
  return recent.probes;
}

const deadlineMs = 2_000;
const probing = { ...clientConfig, maxAttempts: 1 };

const dynamo = once(() => new DynamoDBClient(probing));
const s3 = once(() => new S3Client({ ...probing, forcePathStyle: true }));

async function askTable(abortSignal: AbortSignal): Promise<boolean> {
  const command = new DescribeTableCommand({ TableName: setting('TABLE_NAME') });
  const { Table } = await dynamo().send(command, { abortSignal });
  return Table?.TableStatus === 'ACTIVE' || Table?.TableStatus === 'UPDATING';
}

async function askBucket(abortSignal: AbortSignal): Promise<boolean> {
  await s3().send(new HeadBucketCommand({ Bucket: setting('BUCKET_NAME') }), { abortSignal });
  return true;
}

async function probe(name: Probe['name'], ask: (signal: AbortSignal) => Promise<boolean>): Promise<Probe> {
  const startedAt = performance.now();
  const latencyMs = () => Math.round(performance.now() - startedAt);
  try {
    const healthy = await ask(AbortSignal.timeout(deadlineMs));
    return { name, healthy, latencyMs: latencyMs() };
  } catch (cause) {
    const error = new Error(`The ${name} did not answer.`, { cause });
    return { name, healthy: false, latencyMs: latencyMs(), error };
  }
}
