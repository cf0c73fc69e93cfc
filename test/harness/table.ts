// Looks into the table behind the API, to prove what the API does not show.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Address } from './stack-process.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * Every item of a tenant, keys included. Read from the emulator's file, where keys lie in order: a Scan would read the whole table each
 * time, which all consumers' tests together made the better part of the database's work.
 */
export async function itemsOf({ dataDir, resources }: Address, tenantId: string): Promise<Item[]> {
  const table = resources.find(({ type }) => type === 'AWS::DynamoDB::Table')?.ref ?? '';
  const database = new DatabaseSync(join(dataDir, 'dynamodb.sqlite'), { readOnly: true, timeout: 5_000 });
  try {
    const within = database.prepare(`SELECT item_json FROM "${table}" WHERE pk >= ? AND pk < ?`);
    // The emulator writes a key's type before it; the character after # ends what begins with the tenant's prefix.
    const rows = within.all(`S:TENANT#${tenantId}#`, `S:TENANT#${tenantId}$`);
    return rows.map((row) => unmarshall(JSON.parse(String(row['item_json']), binary)));
  } finally {
    database.close();
  }
}

/** On the wire and in the emulator's file bytes are written as base64; a document client would have read them. */
const binary = (type: string, value: unknown): unknown =>
  type === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;

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
