// Who is asking, as the verified authorizer context, event envelope or job says; never as a body or header says.
import * as z from 'zod';
import type { Scope } from '../platform/capability.ts';
import type { Permission, Role } from './permissions.ts';

export interface Principal {
  /** `user` signs in; `key` is a service with an API key; `system` is the app itself acting on an event, a schedule or a flow. */
  readonly kind: 'user' | 'key' | 'system' | 'anonymous';
  readonly id: string;
  readonly email?: string;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  /** The tenant the principal belongs to, as the authorizer found; on the platform's plane no scope says it. */
  readonly tenantId?: string;
  /** The tenant the principal belongs to, where it differs from the one acted for. */
  readonly actingFrom?: string;
}

export const ANONYMOUS: Principal = { kind: 'anonymous', id: 'anonymous', roles: [], permissions: [] };

export const systemPrincipal = (id: string): Principal => ({ kind: 'system', id, roles: [], permissions: [] });

/** Scopes are minted here and nowhere else. */
export const tenantScope = (tenantId: string): Scope => ({ plane: 'tenant', tenantId: TenantId.parse(tenantId) });
export const platformScope: Scope = { plane: 'platform' };

export const SLUG = /^[a-z][a-z0-9-]{2,62}$/;
export const TenantId = z.string().regex(SLUG);
