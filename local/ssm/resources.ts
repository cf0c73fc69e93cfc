// AWS::SSM::Parameter as CDK writes it; a changed value is a new version, an unchanged one stays as it is.
import * as z from 'zod';
import type { ResourceType, ResourceTypes } from '../cloudformation/resource-type.ts';
import { physicalName } from '../wire/physical-name.ts';
import { arnOf, type Place } from '../wire/place.ts';
import type { Shelf } from '../wire/shelf.ts';

const kind = z.enum(['String', 'StringList']);

export const parameterSchema = z.object({
  name: z.string(),
  arn: z.string(),
  type: kind,
  value: z.string(),
  version: z.number(),
  modifiedAt: z.number(),
});
export type Parameter = z.output<typeof parameterSchema>;

const inert = z.unknown().optional();

const parameterProperties = z.strictObject({
  Name: z.string().optional(),
  Type: kind,
  Value: z.string(),
  AllowedPattern: z.string().optional(),
  DataType: z.literal('text').optional(),
  Description: inert,
  Policies: inert,
  Tags: inert,
  Tier: inert,
});

export function parameterResources(parameters: Shelf<Parameter>, place: Place, now: () => Date): ResourceTypes {
  const parameter: ResourceType<z.output<typeof parameterProperties>> = {
    schema: parameterProperties,
    async provision({ stack, logicalId, properties }) {
      const { Name: name = physicalName(stack, logicalId), Type: type, Value: value } = properties;
      if (properties.AllowedPattern && !new RegExp(properties.AllowedPattern).test(value)) {
        throw new Error(`The value of the parameter ${name} does not fit ${properties.AllowedPattern}.`);
      }
      const before = parameters.get(name);
      if (before?.value !== value || before.type !== type) {
        const arn = arnOf(place, 'ssm', `parameter${name.startsWith('/') ? '' : '/'}${name}`);
        const version = (before?.version ?? 0) + 1;
        parameters.put(name, { name, arn, type, value, version, modifiedAt: now().getTime() });
      }
      return { ref: name, attributes: { Type: type, Value: value } };
    },
  };
  return { 'AWS::SSM::Parameter': parameter };
}
