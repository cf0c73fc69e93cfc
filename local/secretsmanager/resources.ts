// AWS::SecretsManager::Secret as CDK writes it: the value is made at the first start and never again.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { ResourceType, ResourceTypes } from '../cloudformation/resource-type.ts';
import { fingerprint, physicalName } from '../wire/physical-name.ts';
import { arnOf, type Place } from '../wire/place.ts';
import type { Shelf } from '../wire/shelf.ts';
import { generateProperties, generateSecret } from './generate.ts';
import type { Secret } from './model.ts';

const inert = z.unknown().optional();

const secretProperties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  GenerateSecretString: generateProperties.optional(),
  SecretString: z.string().optional(),
  // The state file is the owner's alone, and there is no second region.
  KmsKeyId: inert,
  ReplicaRegions: inert,
  Tags: inert,
});

export function secretResources(secrets: Shelf<Secret>, place: Place, now: () => Date): ResourceTypes {
  const secret: ResourceType<z.output<typeof secretProperties>> = {
    schema: secretProperties,
    async provision({ stack, logicalId, properties }) {
      const name = properties.Name ?? physicalName(stack, logicalId);
      const arn = arnOf(place, 'secretsmanager', `secret:${name}-${fingerprint(name, 6)}`);
      if (!secrets.get(name)) {
        const { GenerateSecretString: wish, SecretString: given, Description: description = '' } = properties;
        const text = given ?? generateSecret(wish ?? {});
        const at = now().getTime();
        const version = { id: randomUUID(), text, stages: ['AWSCURRENT'], createdAt: at };
        secrets.put(name, { name, arn, description, createdAt: at, changedAt: at, versions: [version] });
      }
      return { ref: arn, attributes: { Id: arn } };
    },
  };
  return { 'AWS::SecretsManager::Secret': secret };
}
