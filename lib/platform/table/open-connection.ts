// Opens the connection to the table before anybody waits for it: with the whole of a call but its question.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { unasked } from './tally.ts';

/**
 * Goes as far as every call does (endpoint, credentials, signature) and then sends a bare `GET /` in its place, which DynamoDB answers
 * to anybody and which needs no grant. What stands afterwards is the connection, which all tenants' clients share.
 */
export async function openConnection(client: DynamoDBDocumentClient, tableName: string): Promise<void> {
  const command = unasked(new GetCommand({ TableName: tableName, Key: { PK: '-', SK: '-' } }));
  command.middlewareStack.add(
    () => async (given) => {
      const asked: object = Object(given.request);
      const bare = { ...asked, method: 'GET', path: '/', query: {}, body: undefined, headers: {} };
      const { response } = await client.config.requestHandler.handle(
        bare as Parameters<typeof client.config.requestHandler.handle>[0],
      );
      response.body?.resume?.();
      return { response, output: { $metadata: {} } };
    },
    { step: 'deserialize', priority: 'high' },
  );
  await client.send(command);
}
