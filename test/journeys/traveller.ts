// What journeys do again and again: bring an agent into use, upload, start, follow and await runs.
import { ulid } from 'ulid';
import * as z from 'zod';
import type { Answer, Client } from '../harness/client.ts';
import type { Person } from '../harness/people.ts';

export const Run = z.looseObject({ id: z.string(), agentId: z.string(), state: z.string() });
export type Run = z.output<typeof Run>;

export const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED', 'TIMED_OUT'];
export const newRunId = (): string => `exe_${ulid()}`;

/** Data of an answer that must have succeeded. */
export function dataOf<S extends z.ZodType>(answer: Answer, shape: S): z.output<S> {
  if (answer.status >= 300) throw new Error(`Refused with ${answer.status}: ${answer.text}`);
  return shape.parse(answer.json.data);
}

/** A fresh agent of the built-in calculation, ready to run. */
export async function bringAgent(client: Client, as: Person): Promise<string> {
  const id = `fuel-${ulid().toLowerCase()}`;
  dataOf(await client.send('POST /v1/agents', { as, body: { id, name: id, category: 'emissions' } }), z.unknown());
  const body = { version: '1.0.0', runtime: { kind: 'builtin', builtin: 'fuel-emissions' } };
  dataOf(await client.send(`POST /v1/agents/${id}/versions`, { as, body }), z.unknown());
  return id;
}

/** Its version 1.0.0, on the evidence of an evaluation. */
export async function certifyVersion(client: Client, as: Person, agentId: string): Promise<void> {
  const version = `/v1/agents/${agentId}/versions/1.0.0`;
  dataOf(await client.send(`POST ${version}/evaluate`, { as }), z.object({ outcome: z.literal('PASSED') }));
  for (const to of ['EXPERIMENTAL', 'CERTIFIED'])
    dataOf(await client.send(`POST ${version}/promote`, { as, body: { to } }), z.object({ to: z.literal(to) }));
}

const Announced = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});

export async function uploadCsv(client: Client, as: Person, csv: string): Promise<string> {
  const body = { name: 'activity.csv', contentType: 'text/csv', sizeBytes: Buffer.byteLength(csv) };
  const { id, upload } = dataOf(await client.send('POST /v1/files', { as, body }), Announced);
  const { status } = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: csv });
  if (status !== 200) throw new Error(`The upload was refused with ${status}.`);
  return id;
}

/** `rows` rows of natural gas, one therm each. */
export function gasCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `Plant ${row % 50},2025-03-31,natural gas,1,therm,US`);
  return `site,date,fuel,quantity,unit,region\n${lines.join('\n')}\n`;
}

export async function runOf(client: Client, as: Person, { agentId, id }: Pick<Run, 'agentId' | 'id'>): Promise<Run> {
  return dataOf(await client.send(`GET /v1/agents/${agentId}/executions/${id}`, { as }), Run);
}

/** Asks until it holds, and says what was seen last when it never does. */
export async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean, seconds: number): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`After ${seconds} s it was still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

export const untilEnded = (client: Client, as: Person, run: Pick<Run, 'agentId' | 'id'>, seconds = 60): Promise<Run> =>
  until(
    () => runOf(client, as, run),
    ({ state }) => ENDED.includes(state),
    seconds,
  );
