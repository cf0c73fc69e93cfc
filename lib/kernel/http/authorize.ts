// Scope and permission: who the verified authorizer context says is asking, for which tenant, and whether they may.
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { PermissionMissing, SignInNeeded } from '../faults.ts';
import { PERMISSIONS, ROLES } from '../permissions.ts';
import { type Principal, platformScope, TenantId, tenantScope } from '../principal.ts';
import type { EndpointSpec } from '../spec.ts';
import { callOf, header, type Stage } from './call.ts';

const list = <T extends string>(known: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(known)));

/** What the authorizer puts into `requestContext.authorizer`; API Gateway carries strings only. */
export const AuthorizerContext = z.object({
  tenantId: TenantId,
  subject: z.string().min(1),
  email: z.string(),
  roles: list(ROLES),
  permissions: list(PERMISSIONS),
});
export type AuthorizerContext = z.input<typeof AuthorizerContext>;

export function authorize(spec: EndpointSpec): Stage {
  return {
    before: ({ event }) => {
      const call = callOf(event);
      if (spec.permission === 'public') {
        call.scope = platformScope;
        return;
      }
      const { principal, tenantId } = identify(event);
      refuse(spec, principal);
      call.principal = principal;
      call.scope = spec.plane === 'platform' ? platformScope : tenantScope(tenantId);
    },
  };
}

function identify(event: APIGatewayProxyEvent): { principal: Principal; tenantId: string } {
  const parsed = AuthorizerContext.safeParse(event.requestContext.authorizer ?? {});
  if (!parsed.success) throw SignInNeeded();
  const { tenantId, subject, email, roles, permissions } = parsed.data;
  const principal: Principal = { kind: 'user', id: subject, email, tenantId, roles, permissions };
  const other = header(event, 'x-act-as-tenant');
  if (!other) return { principal, tenantId };
  if (!roles.includes('platform-admin') || !TenantId.safeParse(other).success)
    throw PermissionMissing({ permission: 'platform:tenants', roles: roles.join(', ') });
  return { principal: { ...principal, actingFrom: tenantId }, tenantId: other };
}

function refuse(spec: EndpointSpec, principal: Principal): void {
  const needed = spec.permission;
  if (needed === 'public' || needed === 'signed-in' || principal.permissions.includes(needed)) return;
  throw PermissionMissing({ permission: needed, roles: principal.roles.join(', ') });
}
