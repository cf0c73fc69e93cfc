// Every declared consumer, and its queue's side of the door: batches as SQS hands them over, and what they leave behind.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import canonicalize from 'canonicalize';
import { ulid } from 'ulid';
import { inject } from 'vitest';
import * as z from 'zod';
import type { Envelope } from '../../events/envelope.ts';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import type { ConsumerSpec } from '../../lib/kernel/spec.ts';
import { rootCredentials } from '../../local/wire/access-key.ts';
import { ROOT } from '../architecture/read-imports.ts';

const { functions } = await readCatalogue(ROOT);
export const consumers: readonly ConsumerSpec[] = functions.flatMap(({ spec }) =>
  spec.kind === 'consumer' ? [spec] : [],
);

const { edgeUrl, resources } = inject('house');
const table = resources.find(({ type }) => type === 'AWS::DynamoDB::Table')?.ref;
const dynamoDb = DynamoDBDocumentClient.from(
  new DynamoDBClient({ endpoint: edgeUrl, region: 'eu-central-1', credentials: rootCredentials }),
);

/** The consumer's own example, said in the name of a tenant. */
export function eventOf(spec: ConsumerSpec, tenantId: string): Envelope {
  const day = '2026-01-31';
  return {
    id: `evt_${ulid()}`,
    tenantId,
    type: spec.example.type,
    occurredAt: `${day}T12:00:00.000Z`,
    correlationId: 'test',
    principal: 'test',
    audit: `${day}/3/aud_${ulid()}:${'0'.repeat(64)}`,
    payload: JSON.stringify(spec.example.payload),
  };
}

const Outcome = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Hands the messages over in one batch; answers the positions of those that would come back. */
export async function deliver(spec: ConsumerSpec, messages: readonly unknown[]): Promise<number[]> {
  const Records = messages.map((message, index) => ({
    messageId: `message-${index}`,
    body: typeof message === 'string' ? message : JSON.stringify({ detail: message }),
  }));
  const name = `greenlang-dev-${spec.id.replaceAll('.', '-')}`;
  const response = await fetch(`${edgeUrl}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify({ Records }),
  });
  const { batchItemFailures } = Outcome.parse(await response.json());
  return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier.split('-')[1]));
}

/** Everything the table holds for a tenant, as text that can be compared. */
export async function belongings(tenantId: string): Promise<string[]> {
  const items: string[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamoDb.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        FilterExpression: 'begins_with(PK, :tenant)',
        ExpressionAttributeValues: { ':tenant': `TENANT#${tenantId}#` },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    for (const item of page.Items ?? []) items.push(canonicalize(item) ?? '');
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items.sort();
}
