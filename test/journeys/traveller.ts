// What journeys do again and again: bring an agent into use, upload, start, follow and await runs.
import { ulid } from 'ulid';
import * as z from 'zod';
import { ApiError, executionEnded, type Schemas, uploadFile } from '../../client/index.ts';
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
  const api = client.api(as);
  await api.agents.create({ body: { id, name: id, category: 'emissions' } });
  const body = { version: '1.0.0', runtime: { kind: 'builtin', builtin: 'fuel-emissions' } } as const;
  await api.versions.create({ agentId: id, body });
  return id;
}

/** Its version 1.0.0, on the evidence of an evaluation. */
export async function certifyVersion(client: Client, as: Person, agentId: string): Promise<void> {
  const { versions } = client.api(as);
  const version = { agentId, version: '1.0.0' };
  const { outcome } = (await versions.evaluate(version)).data;
  if (outcome !== 'PASSED') throw new Error(`The evaluation of ${agentId} ended as ${outcome}.`);
  for (const to of ['EXPERIMENTAL', 'CERTIFIED'] as const) await versions.promote({ ...version, body: { to } });
}

export async function uploadCsv(client: Client, as: Person, csv: string): Promise<string> {
  const file = { name: 'activity.csv', contentType: 'text/csv', content: csv };
  return (await uploadFile(client.api(as), file)).id;
}

/** `rows` rows of natural gas, one therm each. */
export function gasCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `Plant ${row % 50},2025-03-31,natural gas,1,therm,US`);
  return `site,date,fuel,quantity,unit,region\n${lines.join('\n')}\n`;
}

type Named = Pick<Schemas.ExecutionView, 'agentId' | 'id'>;

export async function runOf(client: Client, as: Person, { agentId, id }: Named): Promise<Schemas.ExecutionView> {
  return (await client.api(as).executions.get({ agentId, executionId: id })).data;
}

/** What the API says to a call that must not succeed. */
export async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  const outcome = await call.then(
    (answer) => `It was not refused: ${JSON.stringify(answer)}`,
    (error: unknown) => error,
  );
  if (outcome instanceof ApiError) return outcome;
  throw outcome instanceof Error ? outcome : new Error(String(outcome));
}

/** For a busy machine: what is late is no failure. */
const PATIENCE = 120;

/** Asks until it holds, and says what was seen last when it never does. */
export async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean, seconds = PATIENCE): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`After ${seconds} s it was still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

export const untilEnded = (
  client: Client,
  as: Person,
  run: Named,
  seconds = PATIENCE,
): Promise<Schemas.ExecutionView> => executionEnded(client.api(as), run, { seconds });
