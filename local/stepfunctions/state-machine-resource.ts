// AWS::StepFunctions::StateMachine as the CDK app emits it, brought to the interpreter's own create and update.
import * as z from 'zod';
import type { ResourceType } from '../cloudformation/resource-type.ts';
import { physicalName } from '../wire/physical-name.ts';
import { machineArn } from './api/names.ts';
import { createMachine, updateMachine } from './api/put-machine.ts';
import type { Service } from './api/service.ts';
import { findMachine } from './store/machines.ts';

const tag = z.strictObject({ Key: z.string(), Value: z.string() });
const logGroup = z.strictObject({ CloudWatchLogsLogGroup: z.strictObject({ LogGroupArn: z.string() }) });

const schema = z.strictObject({
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  RoleArn: z.string(),
  StateMachineName: z.string().optional(),
  StateMachineType: z.literal('STANDARD', 'must be STANDARD: express state machines are not hosted').optional(),
  TracingConfiguration: z.strictObject({ Enabled: z.boolean() }).optional(),
  LoggingConfiguration: z
    .strictObject({
      Destinations: z.array(logGroup).optional(),
      IncludeExecutionData: z.boolean().optional(),
      Level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).optional(),
    })
    .optional(),
  EncryptionConfiguration: z
    .strictObject({
      Type: z.enum(['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY']),
      KmsKeyId: z.string().optional(),
      KmsDataKeyReusePeriodSeconds: z.number().optional(),
    })
    .optional(),
  Tags: z.array(tag).optional(),
});

type Properties = z.output<typeof schema>;

export function stateMachineResource(service: Service): ResourceType<Properties> {
  return {
    schema,
    async provision({ stack, logicalId, properties }) {
      const name = properties.StateMachineName ?? physicalName(stack, logicalId);
      const definition = substituted(properties);
      const roleArn = properties.RoleArn;
      const arn = machineArn(service.place, name);
      const exists = findMachine(service.journal, arn);
      const machine = exists
        ? await updateMachine(service, arn, { definition, roleArn })
        : await createMachine(service, { name, definition, roleArn, settings: '{}' });
      const attributes = { Arn: arn, Name: name, StateMachineRevisionId: machine.revision };
      return { ref: arn, attributes };
    },
  };
}

function substituted({ DefinitionString, DefinitionSubstitutions = {} }: Properties): string {
  return DefinitionString.replaceAll(/\$\{([A-Za-z0-9_]+)\}/g, (text, name: string) => {
    return Object.hasOwn(DefinitionSubstitutions, name) ? String(DefinitionSubstitutions[name]) : text;
  });
}
