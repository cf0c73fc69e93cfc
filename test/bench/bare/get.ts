// The bare limit of a read: the same GetItem with the same client, and nothing of a frame around it.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const [key]: Record<string, string>[] = JSON.parse(process.env['BARE_KEYS'] ?? '[]');

export default async function handler() {
  const { Item } = await client.send(
    new GetCommand({ TableName: process.env['TABLE_NAME'], Key: key, ConsistentRead: true }),
  );
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ data: Item }) };
}
