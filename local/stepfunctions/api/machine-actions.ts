// The API actions on state machines.
import * as z from 'zod';
import { AwsFault } from '../../wire/aws-fault.ts';
import { type Operation, operation } from '../../wire/aws-json.ts';
import { isObject, parseJson } from '../asl/json.ts';
import { parseMachine } from '../asl/parse-machine.ts';
import { deleteMachine, findMachine, listMachines, type MachineRecord } from '../store/machines.ts';
import { machineDoesNotExist } from './faults.ts';
import { checkedArn, epochSeconds } from './names.ts';
import { readPage, writePage } from './page-token.ts';
import { createMachine, updateMachine } from './put-machine.ts';
import type { Service } from './service.ts';

const settings = {
  loggingConfiguration: z.json().optional(),
  tracingConfiguration: z.json().optional(),
  encryptionConfiguration: z.json().optional(),
  publish: z.literal(false, 'versions of state machines are not hosted').optional(),
  versionDescription: z.undefined('versions of state machines are not hosted').optional(),
};
const create = z.strictObject({
  name: z.string(),
  definition: z.string().max(1_048_576),
  roleArn: z.string(),
  type: z.string().optional(),
  tags: z.array(z.unknown()).optional(),
  ...settings,
});
const update = z.strictObject({
  stateMachineArn: z.string(),
  definition: z.string().max(1_048_576).optional(),
  roleArn: z.string().optional(),
  ...settings,
});
const byArn = z.strictObject({ stateMachineArn: z.string(), includedData: z.string().optional() });
const list = z.strictObject({
  maxResults: z.number().int().min(0).max(1000).optional(),
  nextToken: z.string().optional(),
});
const validate = z.strictObject({
  definition: z.string(),
  type: z.string().optional(),
  severity: z.enum(['ERROR', 'WARNING']).optional(),
  maxResults: z.number().int().min(0).max(100).optional(),
});

type Settings = Pick<
  z.output<typeof create>,
  'loggingConfiguration' | 'tracingConfiguration' | 'encryptionConfiguration'
>;

export function machineActions(service: Service): Record<string, Operation> {
  return {
    CreateStateMachine: operation(create, async (input) => {
      refuseExpress(input.type);
      const machine = await createMachine(service, { ...input, settings: settingsOf(input) });
      return { stateMachineArn: machine.arn, creationDate: epochSeconds(machine.created_at) };
    }),
    UpdateStateMachine: operation(update, async ({ stateMachineArn, ...change }) => {
      const machine = await updateMachine(service, checkedArn(stateMachineArn, 'stateMachine'), {
        definition: change.definition,
        roleArn: change.roleArn,
        settings: settingsOf(change) === '{}' ? undefined : settingsOf(change),
      });
      return { updateDate: epochSeconds(machine.updated_at), revisionId: machine.revision };
    }),
    DescribeStateMachine: operation(byArn, (input) => describe(service, input.stateMachineArn)),
    ListStateMachines: operation(list, (input) => listPage(service, input)),
    DeleteStateMachine: operation(byArn, async ({ stateMachineArn }) => {
      deleteMachine(service.journal, checkedArn(stateMachineArn, 'stateMachine'));
      await service.journal.commit();
      return {};
    }),
    ValidateStateMachineDefinition: operation(validate, (input) => {
      refuseExpress(input.type);
      return diagnose(input.definition, input.maxResults || 100);
    }),
  };
}

function refuseExpress(type: string | undefined): void {
  if (type === undefined || type === 'STANDARD') return;
  throw new AwsFault('StateMachineTypeNotSupported', `The type '${type}' is not hosted here: only STANDARD is.`);
}

function settingsOf(input: Partial<Settings>): string {
  const { loggingConfiguration, tracingConfiguration, encryptionConfiguration } = input;
  return JSON.stringify({ loggingConfiguration, tracingConfiguration, encryptionConfiguration });
}

function describe(service: Service, arn: string): object {
  const machine = findMachine(service.journal, checkedArn(arn, 'stateMachine'));
  if (!machine) throw machineDoesNotExist(arn);
  const kept = parseJson(machine.settings);
  return {
    ...summary(machine),
    status: 'ACTIVE',
    definition: machine.definition,
    roleArn: machine.role_arn,
    revisionId: machine.revision,
    ...(isObject(kept) ? kept : {}),
  };
}

function summary(machine: MachineRecord): object {
  const { arn, name, created_at } = machine;
  return { stateMachineArn: arn, name, type: 'STANDARD', creationDate: epochSeconds(created_at) };
}

function listPage(service: Service, { maxResults, nextToken }: z.output<typeof list>): object {
  const limit = maxResults || 100;
  const found = listMachines(service.journal, readPage(nextToken) ?? '', limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    stateMachines: shown.map(summary),
    ...(found.length > limit && last ? { nextToken: writePage(last.arn) } : {}),
  };
}

function diagnose(definition: string, most: number): object {
  const { problems } = parseMachine(definition);
  const diagnostics = problems.slice(0, most).map((found) => ({ severity: 'ERROR', ...found }));
  return { result: problems.length > 0 ? 'FAIL' : 'OK', diagnostics, truncated: problems.length > most };
}
