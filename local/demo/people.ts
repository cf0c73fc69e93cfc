// Who lives in the demonstration: the platform's own admin, and a company with one person per role.
import { TENANT_ROLES } from '../../lib/kernel/permissions.ts';

/** For a machine of one's own only: the stack binds to 127.0.0.1. */
export const PASSWORD = 'Green-factory-2016';
export const PLATFORM_ADMIN = 'platform-admin@greenlang.example';
export const DEMO_TENANT = 'emerald-city';

export const MEMBERS = TENANT_ROLES.map((role) => ({
  email: `${role}@emerald-city.example`,
  name: `Demo ${role}`,
  role,
  password: PASSWORD,
}));

export const emailOf = (role: string): string => `${role}@emerald-city.example`;
