// The bare limit of a synchronous run: the same read and the same transaction, and nothing computed between them.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { freshTransaction } from './transaction.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const key: Record<string, string> = JSON.parse(process.env['BARE_KEY'] ?? '{}');

export default async function handler({ body }: { body: string }) {
  const wanted: unknown = JSON.parse(body);
  await client.send(new GetCommand({ TableName: process.env['TABLE_NAME'], Key: key, ConsistentRead: true }));
  await client.send(new TransactWriteCommand({ TransactItems: freshTransaction() }));
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ data: wanted }) };
}
