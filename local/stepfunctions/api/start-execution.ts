// Starting an execution: the name is the idempotence key, as long as the first run is open and the input the same.
import { randomUUID } from 'node:crypto';
import { AwsFault } from '../../wire/aws-fault.ts';
import { parseJson } from '../asl/json.ts';
import { payloadLimitBytes } from '../run/limits.ts';
import { findExecution } from '../store/executions.ts';
import { findMachine } from '../store/machines.ts';
import { executionAlreadyExists, invalidInput, machineDoesNotExist } from './faults.ts';
import { checkedArn, checkedName, executionArn } from './names.ts';
import type { Service } from './service.ts';

export interface Started {
  readonly arn: string;
  readonly startedAt: number;
}

export interface StartRequest {
  readonly machine: string;
  readonly name?: string | undefined;
  readonly input?: string | undefined;
}

export async function startExecution(service: Service, request: StartRequest): Promise<Started> {
  const machine = findMachine(service.journal, checkedArn(request.machine, 'stateMachine'));
  if (!machine) throw machineDoesNotExist(request.machine);
  const name = checkedName(request.name ?? randomUUID());
  const input = request.input ?? '{}';
  checkInput(input);
  const arn = executionArn(machine.arn, name);
  const existing = findExecution(service.journal, arn);
  if (existing) {
    if (existing.status !== 'RUNNING' || existing.input !== input) throw executionAlreadyExists(arn);
    return { arn, startedAt: existing.started_at };
  }
  const startedAt = service.clock.now();
  const { revision, role_arn, arn: machine_arn } = machine;
  await service.executor.start({ arn, machine_arn, revision, name, role_arn, input, started_at: startedAt });
  return { arn, startedAt };
}

function checkInput(input: string): void {
  if (Buffer.byteLength(input) > payloadLimitBytes) {
    throw new AwsFault('ValidationException', `The input is larger than ${payloadLimitBytes} bytes.`);
  }
  try {
    parseJson(input);
  } catch {
    throw invalidInput();
  }
}
