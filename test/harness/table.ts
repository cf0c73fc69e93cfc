// Looks into the table behind the API, to prove what the API does not show.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { rootCredentials } from '../../local/wire/access-key.ts';
import type { Address } from './stack-process.ts';

type Item = Readonly<Record<string, unknown>>;

/** Every item of a tenant, keys included. */
export async function itemsOf({ edgeUrl, resources }: Address, tenantId: string): Promise<Item[]> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: edgeUrl, region: 'eu-central-1', credentials: rootCredentials }),
  );
  const items: Item[] = [];
  const input = {
    TableName: resources.find(({ type }) => type === 'AWS::DynamoDB::Table')?.ref,
    ConsistentRead: true,
    FilterExpression: 'begins_with(PK, :tenant)',
    ExpressionAttributeValues: { ':tenant': `TENANT#${tenantId}#` },
  };
  for await (const page of paginateScan({ client }, input)) items.push(...(page.Items ?? []));
  client.destroy();
  return items;
}

const Said = z.object({ entity: z.literal('outbox'), type: z.literal('execution-finished.v1'), payload: z.string() });
const Ended = z.object({ executionId: z.string(), state: z.string() });

/** How each execution of a tenant was said to have ended: one entry per terminal event. */
export async function endingsOf(address: Address, tenantId: string): Promise<Map<string, string[]>> {
  const endings = new Map<string, string[]>();
  for (const item of await itemsOf(address, tenantId)) {
    const said = Said.safeParse(item);
    if (!said.success) continue;
    const { executionId, state } = Ended.parse(JSON.parse(said.data.payload));
    endings.set(executionId, [...(endings.get(executionId) ?? []), state]);
  }
  return endings;
}
