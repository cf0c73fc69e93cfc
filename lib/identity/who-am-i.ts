// Who one is to the platform, as the authorizer saw it, with the name one's own tenant knows.
import type { BaseContext } from '../kernel/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import { memberBySubject } from '../tenancy/index.ts';
import type { MeView } from './contract.ts';
import { getApiKey } from './keys/read-keys.ts';

type Ctx = BaseContext & { readonly table: TableReader };

export async function whoAmI(ctx: Ctx): Promise<MeView> {
  const { id, kind, email, roles, permissions } = ctx.principal;
  const { tenantId } = ctx;
  const known = { id, tenantId, roles: [...roles], permissions: [...permissions] };
  if (kind === 'key') return { ...known, kind, name: (await getApiKey(ctx, id)).name };
  // A platform admin acting for another tenant is no member of it.
  const member = await memberBySubject(ctx, id);
  return { ...known, kind: 'user', ...(email && { email }), name: member?.name ?? email ?? id };
}
