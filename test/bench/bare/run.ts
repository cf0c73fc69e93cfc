// The bare limit of a synchronous run: the same read and the same transaction, and nothing computed between them.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { freshTransaction } from './transaction.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const keys: Record<string, string>[] = JSON.parse(process.env['BARE_KEYS'] ?? '[]');
const asked = { RequestItems: { [process.env['TABLE_NAME'] ?? '']: { Keys: keys, ConsistentRead: true } } };

export default async function handler({ body }: { body: string }) {
  const wanted: unknown = JSON.parse(body);
  await client.send(new BatchGetCommand(asked));
  await client.send(new TransactWriteCommand({ TransactItems: freshTransaction() }));
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ data: wanted }) };
}
