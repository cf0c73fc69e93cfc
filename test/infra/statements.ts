// IAM as tests read it: the statements of a role, with one and many written alike.
import * as z from 'zod';
import { ofType, type Resource } from './templates.ts';

const many = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const Statement = z.looseObject({
  Effect: z.string(),
  Action: many,
  Resource: many.default([]),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.output<typeof Statement>;

const Document = z.looseObject({ Statement: z.array(Statement) });
const Role = z.looseObject({
  RoleName: z.string().optional(),
  AssumeRolePolicyDocument: Document,
  Policies: z.array(z.looseObject({ PolicyDocument: Document })).default([]),
});

export interface RoleView {
  readonly resource: Resource;
  readonly name: string;
  readonly trust: readonly Statement[];
  readonly allows: readonly Statement[];
}

export const rolesOf = (stage: string): RoleView[] =>
  ofType(stage, 'AWS::IAM::Role').map((resource) => {
    const { RoleName, AssumeRolePolicyDocument, Policies } = Role.parse(resource.properties);
    return {
      resource,
      name: RoleName ?? resource.logicalId,
      trust: AssumeRolePolicyDocument.Statement,
      allows: Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    };
  });

export function roleNamed(stage: string, name: string): RoleView {
  const role = rolesOf(stage).find((known) => known.name === name);
  if (!role) throw new Error(`There is no role ${name} in ${stage}.`);
  return role;
}

export const actionsOf = (statements: readonly Statement[]): string[] =>
  [...new Set(statements.flatMap(({ Action }) => Action))].sort();
