// Who one is to the platform, as the authorizer saw it, with the name one's own tenant knows.
import type { BaseContext } from '../kernel/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import { memberBySubject } from '../tenancy/index.ts';
import type { MeView } from './contract.ts';

type Ctx = BaseContext & { readonly table: TableReader };

export async function whoAmI(ctx: Ctx): Promise<MeView> {
  const { id, email = '', roles, permissions } = ctx.principal;
  // A platform admin acting for another tenant is no member of it.
  const member = await memberBySubject(ctx, id);
  const { tenantId } = ctx;
  return { id, email, name: member?.name ?? email, tenantId, roles: [...roles], permissions: [...permissions] };
}
