// Issues a recorded transaction under new ids as often as the database takes it, and says how many a minute that was.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { freshTransaction } from './bare/transaction.ts';

const { connections, seconds } = z
  .object({ connections: z.number(), seconds: z.number() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
let done = 0;

async function issue(untilMs: number): Promise<void> {
  while (performance.now() < untilMs) {
    await client.send(new TransactWriteCommand({ TransactItems: freshTransaction() }));
    done += 1;
  }
}

async function measure(forSeconds: number): Promise<number> {
  done = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => issue(began + forSeconds * 1000)));
  return (done / (performance.now() - began)) * 60_000;
}

await measure(0.5);
process.send?.(await measure(seconds));
