// Creating and changing state machines: a definition is refused here, in words, or it can run.
import { randomUUID } from 'node:crypto';
import { parseMachine } from '../asl/parse-machine.ts';
import { findMachine, type MachineRecord, saveMachine } from '../store/machines.ts';
import { invalidDefinition, machineAlreadyExists, machineDoesNotExist } from './faults.ts';
import { checkedName, machineArn } from './names.ts';
import type { Service } from './service.ts';

export interface MachineInput {
  readonly name: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly settings: string;
}

export async function createMachine(service: Service, input: MachineInput): Promise<MachineRecord> {
  const arn = machineArn(service.place, checkedName(input.name));
  checkDefinition(input.definition);
  const existing = findMachine(service.journal, arn);
  if (existing) {
    if (existing.definition !== input.definition || existing.settings !== input.settings)
      throw machineAlreadyExists(arn);
    return existing;
  }
  const now = service.clock.now();
  const { name, definition, roleArn: role_arn, settings } = input;
  // Revisions of deleted machines of the same name stay for their executions, so a revision is never reused.
  const machine = {
    arn,
    name,
    definition,
    role_arn,
    settings,
    revision: randomUUID(),
    created_at: now,
    updated_at: now,
  };
  saveMachine(service.journal, machine);
  await service.journal.commit();
  return machine;
}

export interface MachineChange {
  readonly definition?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly settings?: string | undefined;
}

export async function updateMachine(service: Service, arn: string, change: MachineChange): Promise<MachineRecord> {
  const existing = findMachine(service.journal, arn);
  if (!existing) throw machineDoesNotExist(arn);
  const { definition = existing.definition, roleArn = existing.role_arn, settings = existing.settings } = change;
  if (definition === existing.definition && roleArn === existing.role_arn && settings === existing.settings) {
    return existing;
  }
  checkDefinition(definition);
  const updated_at = service.clock.now();
  const machine = { ...existing, definition, role_arn: roleArn, settings, revision: randomUUID(), updated_at };
  saveMachine(service.journal, machine);
  await service.journal.commit();
  return machine;
}

function checkDefinition(definition: string): void {
  const { problems } = parseMachine(definition);
  if (problems.length === 0) return;
  throw invalidDefinition(
    problems.map(({ code, message, location }) => `'${code}: ${message} at ${location}'`).join(', '),
  );
}
