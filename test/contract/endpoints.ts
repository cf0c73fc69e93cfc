// Every declared endpoint, and who in the house of the tests may call it.
import { inject } from 'vitest';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import { ROLE_PERMISSIONS } from '../../lib/kernel/permissions.ts';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { ROOT } from '../architecture/read-imports.ts';
import { openClient } from '../harness/client.ts';
import { type Person, TENANT_ROLES, type TenantName, type TenantRole } from '../harness/people.ts';

const { functions } = await readCatalogue(ROOT);

export const endpoints: readonly EndpointSpec[] = functions.flatMap(({ spec }) =>
  spec.kind === 'endpoint' ? [spec] : [],
);

export const client = openClient(inject('house').apiUrl);

export function endpointNamed(id: string): EndpointSpec {
  const found = endpoints.find((spec) => spec.id === id);
  if (!found) throw new Error(`An example needs ${id}, which no endpoint declares.`);
  return found;
}

/** For `test.each`: the id names the test. */
export const cases = (of: readonly EndpointSpec[]): { id: string; spec: EndpointSpec }[] =>
  of.map((spec) => ({ id: spec.id, spec }));

const mays = (role: TenantRole, spec: EndpointSpec): boolean =>
  spec.permission === 'signed-in' || ROLE_PERMISSIONS[role].some((permission) => permission === spec.permission);

/** Whoever has just enough rights; the platform admin where an endpoint reaches beyond one tenant. */
export function callerOf(spec: EndpointSpec, tenant: TenantName = 'acme'): Person | undefined {
  if (spec.permission === 'public') return undefined;
  if (spec.plane === 'platform') return 'platform-admin';
  const role = TENANT_ROLES.toReversed().find((one) => mays(one, spec));
  return role ? `${tenant}/${role}` : 'platform-admin';
}

/** The most powerful person of the tenant who may not; undefined where everybody may. */
export function outsiderOf(spec: EndpointSpec): Person | undefined {
  if (spec.permission === 'public') return undefined;
  const role = TENANT_ROLES.find((one) => !mays(one, spec));
  return role && `acme/${role}`;
}
