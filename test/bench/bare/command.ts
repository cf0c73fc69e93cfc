// The bare limit of a command: the same transaction with the same client, and nothing of a frame around it.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { freshTransaction } from './transaction.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export default async function handler({ body }: { body: string }) {
  const wanted: unknown = JSON.parse(body);
  await client.send(new TransactWriteCommand({ TransactItems: freshTransaction() }));
  return { statusCode: 201, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ data: wanted }) };
}
