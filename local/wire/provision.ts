// One resource made by its emulator, as the provisioner would: properties parsed first, then provisioned.
import type { Provisioned } from '../cloudformation/resource-type.ts';
import type { Emulator } from './emulator.ts';

export async function provision(
  emulator: Pick<Emulator, 'resources'>,
  type: string,
  properties: object,
  logicalId = 'Subject',
): Promise<Provisioned> {
  const resourceType = emulator.resources[type];
  if (!resourceType) throw new Error(`No emulator here hosts ${type}.`);
  const parsed = resourceType.schema.parse(properties);
  return resourceType.provision({ stack: 'test', logicalId, properties: parsed });
}
