// CloudFormation takes 500 resources per stack; we stop well before, while splitting is still easy.
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import * as z from 'zod';

export const MOST_RESOURCES = 400;

export interface ResourceCount {
  readonly stack: string;
  readonly resources: number;
}

const Template = z.looseObject({ Resources: z.record(z.string(), z.unknown()).default({}) });

export function countResources(assembly: CloudAssembly): ResourceCount[] {
  return assembly.stacks.map(({ stackName, template }) => {
    const resources = Object.keys(Template.parse(template).Resources).length;
    if (resources >= MOST_RESOURCES)
      throw new Error(
        `The stack ${stackName} has ${resources} resources; split it before it reaches ${MOST_RESOURCES}.`,
      );
    return { stack: stackName, resources };
  });
}
