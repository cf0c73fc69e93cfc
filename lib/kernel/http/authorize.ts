// Scope and permission: who the verified authorizer context says is asking, for which tenant, and whether they may.
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { PermissionMissing, RequestInvalid, SignInNeeded } from '../faults.ts';
import { PERMISSIONS, ROLES } from '../permissions.ts';
import { type Principal, platformScope, TenantId, tenantScope } from '../principal.ts';
import type { EndpointSpec } from '../spec.ts';
import { isTenant } from '../tenants.ts';
import { callOf, header, type Stage } from './call.ts';

const list = <T extends string>(known: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(known)));

/** What the authorizer puts into `requestContext.authorizer`; API Gateway carries strings only. */
export const AuthorizerContext = z.object({
  tenantId: TenantId,
  /** Of a person who signed in, or of a service with an API key, which has no address. */
  kind: z.enum(['user', 'key']).default('user'),
  subject: z.string().min(1),
  email: z.string().optional(),
  roles: list(ROLES),
  permissions: list(PERMISSIONS),
  /** How the request stands with its limits; see limits/rate.ts. */
  rate: z.string().optional(),
});
export type AuthorizerContext = z.input<typeof AuthorizerContext>;

export function authorize(spec: EndpointSpec): Stage {
  return {
    before: async ({ event }) => {
      const call = callOf(event);
      if (spec.permission === 'public') {
        call.scope = platformScope;
        return;
      }
      const own = identify(event);
      refuse(spec, own.principal);
      const { principal, tenantId } = await actingFor(header(event, 'x-act-as-tenant'), own);
      call.principal = principal;
      call.scope = spec.plane === 'platform' ? platformScope : tenantScope(tenantId);
    },
  };
}

interface Identity {
  readonly principal: Principal;
  readonly tenantId: string;
}

function identify(event: APIGatewayProxyEvent): Identity {
  const parsed = AuthorizerContext.safeParse(event.requestContext.authorizer ?? {});
  if (!parsed.success) throw SignInNeeded();
  const { tenantId, kind, subject, email, roles, permissions } = parsed.data;
  const principal: Principal = { kind, id: subject, ...(email && { email }), tenantId, roles, permissions };
  return { principal, tenantId };
}

/** Platform admins may act for another tenant; everybody else is told the same of every tenant, there or not. */
async function actingFor(other: string | undefined, { principal, tenantId }: Identity): Promise<Identity> {
  if (!other || other === tenantId) return { principal, tenantId };
  if (!principal.roles.includes('platform-admin'))
    throw PermissionMissing({ permission: 'platform:tenants', principal });
  if (!TenantId.safeParse(other).success || !(await isTenant(other)))
    throw RequestInvalid([
      { field: '/headers/X-Act-As-Tenant', message: 'There is no such tenant; see GET /v1/tenants.' },
    ]);
  return { principal: { ...principal, actingFrom: tenantId }, tenantId: other };
}

function refuse(spec: EndpointSpec, principal: Principal): void {
  const needed = spec.permission;
  if (needed === 'public' || needed === 'signed-in' || principal.permissions.includes(needed)) return;
  throw PermissionMissing({ permission: needed, principal });
}
