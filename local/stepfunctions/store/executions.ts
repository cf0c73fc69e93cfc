// Executions on disk: started once, ended once, found by arn or listed newest first.
import * as z from 'zod';
import type { Journal } from './journal.ts';

export const statuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type Status = (typeof statuses)[number];

const row = z.object({
  seq: z.number(),
  arn: z.string(),
  machine_arn: z.string(),
  revision: z.string(),
  name: z.string(),
  role_arn: z.string(),
  input: z.string(),
  status: z.enum(statuses),
  started_at: z.number(),
  stopped_at: z.number().nullable(),
  output: z.string().nullable(),
  error: z.string().nullable(),
  cause: z.string().nullable(),
});

export type ExecutionRecord = z.output<typeof row>;
export type NewExecution = Pick<
  ExecutionRecord,
  'arn' | 'machine_arn' | 'revision' | 'name' | 'role_arn' | 'input' | 'started_at'
>;

/** How an execution ended. */
export interface Ending {
  readonly status: Exclude<Status, 'RUNNING'>;
  readonly stopped_at: number;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
}

export function insertExecution(journal: Journal, execution: NewExecution): void {
  const { arn, machine_arn, revision, name, role_arn, input, started_at } = execution;
  journal.write(
    `INSERT INTO executions (arn, machine_arn, revision, name, role_arn, input, status, started_at)
     VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', ?)`,
    ...[arn, machine_arn, revision, name, role_arn, input, started_at],
  );
}

/** The condition makes the end final: a second ending of the same execution changes nothing. */
export function endExecution(journal: Journal, arn: string, ending: Ending): void {
  journal.write(
    `UPDATE executions SET status = ?, stopped_at = ?, output = ?, error = ?, cause = ?
     WHERE arn = ? AND status = 'RUNNING'`,
    ...[ending.status, ending.stopped_at, ending.output, ending.error, ending.cause, arn],
  );
  journal.remove('DELETE FROM frames WHERE execution = ?', arn);
  journal.remove('DELETE FROM tokens WHERE execution = ?', arn);
}

export function findExecution(journal: Journal, arn: string): ExecutionRecord | undefined {
  const [found] = journal.read('SELECT * FROM executions WHERE arn = ?', arn);
  return found && row.parse(found);
}

export function runningExecutions(journal: Journal): ExecutionRecord[] {
  return journal
    .read(`SELECT * FROM executions WHERE status = 'RUNNING' ORDER BY seq`)
    .map((found) => row.parse(found));
}

export interface ExecutionPage {
  readonly machineArn: string;
  readonly status: Status | undefined;
  readonly before: number;
  readonly limit: number;
}

export function listExecutions(journal: Journal, page: ExecutionPage): ExecutionRecord[] {
  const status = page.status ?? null;
  return journal
    .read(
      `SELECT * FROM executions WHERE machine_arn = ? AND seq < ? AND (? IS NULL OR status = ?)
       ORDER BY seq DESC LIMIT ?`,
      ...[page.machineArn, page.before, status, status, page.limit],
    )
    .map((found) => row.parse(found));
}
