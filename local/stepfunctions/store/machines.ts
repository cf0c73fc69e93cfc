// State machines and their revisions: a running execution keeps the definition it was started with.
import * as z from 'zod';
import type { Journal } from './journal.ts';

const row = z.object({
  arn: z.string(),
  name: z.string(),
  revision: z.string(),
  role_arn: z.string(),
  settings: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
  definition: z.string(),
});

export type MachineRecord = z.output<typeof row>;

const select =
  'SELECT machines.*, definition FROM machines JOIN revisions ON machine_arn = arn AND revisions.revision = machines.revision';

export function saveMachine(journal: Journal, machine: MachineRecord): void {
  const { arn, name, revision, role_arn, settings, created_at, updated_at, definition } = machine;
  journal.write('INSERT OR REPLACE INTO revisions VALUES (?, ?, ?)', arn, revision, definition);
  journal.write(
    'INSERT OR REPLACE INTO machines VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...[arn, name, revision, role_arn, settings, created_at, updated_at],
  );
}

export function findMachine(journal: Journal, arn: string): MachineRecord | undefined {
  const [found] = journal.read(`${select} WHERE arn = ?`, arn);
  return found && row.parse(found);
}

export function listMachines(journal: Journal, after: string, limit: number): MachineRecord[] {
  return journal.read(`${select} WHERE arn > ? ORDER BY arn LIMIT ?`, after, limit).map((found) => row.parse(found));
}

export function findDefinition(journal: Journal, machineArn: string, revision: string): string | undefined {
  const [found] = journal.read(
    'SELECT definition FROM revisions WHERE machine_arn = ? AND revision = ?',
    machineArn,
    revision,
  );
  return found && z.object({ definition: z.string() }).parse(found).definition;
}

/** The revisions stay: executions already running finish on them. */
export function deleteMachine(journal: Journal, arn: string): void {
  journal.remove('DELETE FROM machines WHERE arn = ?', arn);
}
