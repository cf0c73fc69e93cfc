// Who may do what: the permissions endpoints declare and the roles that carry them.

export const PERMISSIONS = [
  'agents:read',
  'agents:write',
  'agents:certify',
  'executions:read',
  'executions:run',
  'executions:cancel',
  'files:read',
  'files:write',
  'data:read',
  'data:write',
  'calculations:run',
  'rules:read',
  'rules:run',
  'rules:write',
  'jobs:read',
  'tenants:read',
  'tenants:manage',
  'audit:read',
  'keys:manage',
  'cache:manage',
  'platform:tenants',
  'platform:factors',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** What people of a tenant can be; platform admins are people of the platform's own. */
export const TENANT_ROLES = ['admin', 'developer', 'operator', 'viewer'] as const;
export const ROLES = ['platform-admin', ...TENANT_ROLES] as const;
export type Role = (typeof ROLES)[number];

const VIEWER: readonly Permission[] = [
  'agents:read',
  'executions:read',
  'files:read',
  'data:read',
  'rules:read',
  'jobs:read',
  'tenants:read',
];
const OPERATOR: readonly Permission[] = [
  ...VIEWER,
  'executions:run',
  'executions:cancel',
  'files:write',
  'calculations:run',
  'rules:run',
];
const DEVELOPER: readonly Permission[] = [...OPERATOR, 'agents:write', 'data:write', 'rules:write'];
const ADMIN: readonly Permission[] = [
  ...DEVELOPER,
  'agents:certify',
  'tenants:manage',
  'audit:read',
  'keys:manage',
  'cache:manage',
];

/** What an API key may be given: all that people of a tenant may do but make keys, so that a lost key makes no others. */
export const KEY_PERMISSIONS: readonly Permission[] = ADMIN.filter((permission) => permission !== 'keys:manage');

/** Each role holds all that the one below it holds. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: VIEWER,
  operator: OPERATOR,
  developer: DEVELOPER,
  admin: ADMIN,
  'platform-admin': PERMISSIONS,
};

export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]))].sort();
}
