// Who uses the house in tests: the platform's own admin, and three tenants with one person per role.
import type { Role } from '../../lib/kernel/index.ts';

export const PASSWORD = 'Correct-horse-9-battery';

export const PLATFORM = 'greenlang';
export const TENANTS = ['acme', 'globex', 'initech'] as const;
export type TenantName = (typeof TENANTS)[number];

export const TENANT_ROLES = ['admin', 'developer', 'operator', 'viewer'] as const satisfies readonly Role[];
export type TenantRole = (typeof TENANT_ROLES)[number];

/** `acme/admin`, `globex/viewer`, …, or the platform admin. */
export type Person = `${TenantName}/${TenantRole}` | 'platform-admin';

export function emailOf(person: Person): string {
  const [tenant = '', role] = person.split('/');
  return role ? `${role}@${tenant}.example` : `${person}@${PLATFORM}.example`;
}
