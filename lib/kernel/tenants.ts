// What the frame itself must know of tenants: which there are, and whether one is.
import * as z from 'zod';
import { defineRecord, openTable } from '../platform/table/index.ts';
import { platformScope, tenantScope } from './principal.ts';

/** The list of tenants: written by tenancy when it creates one, read here to fan jobs out. */
export const tenantEntryRecord = defineRecord({
  entity: 'tenant-entry',
  plane: 'platform',
  purpose:
    'Which tenants there are, in order of their ids: the list platform admins page through and jobs fan out over.',
  key: { pk: 'TENANTS', sk: '{id}' },
  counts: [{ by: ['status', 'tier'] }],
  schema: z.object({
    id: z.string(),
    name: z.string(),
    tier: z.string(),
    limitFactor: z.number().default(1),
    status: z.string(),
    createdAt: z.string(),
  }),
});

/** Where every tenant's own profile lies, in its own partition: within a tenant's session no other place can be read. */
export const TENANT_PROFILE_KEY = { pk: 'PROFILE', sk: 'PROFILE' } as const;

const profile = defineRecord({
  entity: 'tenant',
  plane: 'tenant',
  purpose: 'The profile as the frame sees it: whether there is one.',
  key: TENANT_PROFILE_KEY,
  schema: z.object({}),
});

export const isTenant = async (tenantId: string): Promise<boolean> =>
  (await openTable(tenantScope(tenantId)).get(profile, {})) !== undefined;

/** Ids of all tenants, page by page. */
export async function* everyTenant(): AsyncGenerator<string> {
  const table = openTable(platformScope);
  let after: Record<string, unknown> | undefined;
  do {
    const { items, next } = await table.query(tenantEntryRecord, { match: {}, ...(after && { after }) });
    yield* items.map((entry) => entry.id);
    after = next;
  } while (after);
}
