// The roles through which tenants' data is reached: one per set of data capabilities in use, pinned to the session's tenant.
import { AccountRootPrincipal, PolicyDocument, type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Catalogue } from '../../lib/kernel/catalogue.ts';
import { CAPABILITIES, type CapabilityName } from '../../lib/platform/capability.ts';
import type { Names } from '../names.ts';
import { type DataCapability, type DataPlaces, dataStatements, isDataCapability } from './data-access.ts';
import { explainWildcards } from './explain.ts';

const LETTERS: Readonly<Record<DataCapability, string>> = {
  'table:read': 'tr',
  'table:write': 'tw',
  'cache:keep': 'ck',
  'objects:read': 'or',
  'objects:write': 'ow',
  'vectors:search': 'vs',
  'vectors:write': 'vw',
};

const dataUses = (uses: readonly CapabilityName[]): DataCapability[] =>
  CAPABILITIES.filter(isDataCapability).filter((known) => uses.includes(known));

/** `tenant-tw-or` for a function that writes the table and reads objects; undefined where no data is touched. */
export function tenantRoleId(uses: readonly CapabilityName[]): string | undefined {
  const data = dataUses(uses);
  return data.length > 0 ? `tenant-${data.map((name) => LETTERS[name]).join('-')}` : undefined;
}

export function addTenantRoles(scope: Construct, names: Names, catalogue: Catalogue, places: DataPlaces): void {
  const wanted = new Map<string, DataCapability[]>();
  for (const { spec } of catalogue.functions) {
    const id = tenantRoleId(spec.uses);
    if (id) wanted.set(id, spec.uses.filter(isDataCapability));
  }
  for (const [id, uses] of [...wanted].sort()) addTenantRole(scope, names, id, dataStatements(uses, places, 'tenant'));
}

/** Assumable only by functions of this app and only together with a tenant. */
function addTenantRole(scope: Construct, names: Names, id: string, statements: PolicyStatement[]): void {
  const role = new Role(scope, id, {
    roleName: names.named(id),
    description: 'Reaches the data of the one tenant its session is tagged with.',
    maxSessionDuration: Duration.hours(1),
    assumedBy: new AccountRootPrincipal()
      .withConditions({
        ArnLike: { 'aws:PrincipalArn': names.roleArn('fn-*') },
        StringLike: { 'aws:RequestTag/tenantId': '?*' },
      })
      .withSessionTags(),
    inlinePolicies: { tenant: new PolicyDocument({ statements }) },
  });
  explainWildcards(
    role,
    statements,
    'The wildcard ends within the tenant of the session: a condition or the path pins it.',
  );
}
