// A company becomes a tenant: its people get accounts first, then everything of the tenant is written at once.
import { tenantCreated } from '../../events/tenant-created.ts';
import type { BaseContext, Commit } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { Directory } from '../platform/identity/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import type { CreatedTenant, TenantView } from './contract.ts';
import { EmailTaken, MemberPasswordRejected, TenantTaken } from './faults.ts';
import { type JoiningMember, membershipBySubject, nameFrom, tenantById, tenantWrites, viewOf } from './store.ts';

type Ctx = BaseContext & { readonly table: TableReader; readonly commit: Commit; readonly directory: Directory };

type Account = JoiningMember & { readonly isNew: boolean };

export async function createTenant(
  ctx: Ctx,
  { id: tenantId, name, tier, members }: CreatedTenant,
): Promise<TenantView> {
  if (await tenantById(ctx, tenantId)) throw TenantTaken({ tenantId });
  await refuseTaken(ctx, members);
  const tenant = { tenantId, name, tier, status: 'ACTIVE' as const, createdAt: timestamp(ctx.clock) };
  const accounts: Account[] = [];
  try {
    for (const index of members.keys()) accounts.push(await accountFor(ctx, members, index));
    return await ctx.commit({
      tenantId,
      writes: tenantWrites(tenant, accounts),
      audit: { action: 'tenants.created', resource: `tenant/${tenantId}`, details: { tier, members: members.length } },
      events: [tenantCreated({ tenantId, name, tier, members: members.length })],
      answer: viewOf(tenant),
    });
  } catch (error) {
    await withdraw(ctx, accounts);
    throw error;
  }
}

/** Before any account is touched, so that nobody's account changes on behalf of a tenant that cannot be. */
async function refuseTaken(ctx: Ctx, members: CreatedTenant['members']): Promise<void> {
  const taken = await Promise.all(
    members.map(async ({ email }, index) => {
      const subject = await ctx.directory.findUser(email);
      return subject && (await membershipBySubject(ctx, subject)) ? [{ index, email }] : [];
    }),
  );
  if (taken.flat().length > 0) throw EmailTaken(taken.flat());
}

async function accountFor(ctx: Ctx, members: CreatedTenant['members'], index: number): Promise<Account> {
  const member = members[index];
  if (!member) throw new Error(`There is no member ${index}.`);
  const { password, ...rest } = member;
  const made = await ctx.directory.createUser({
    email: member.email,
    name: member.name ?? nameFrom(member.email),
    sendInvitation: password === undefined,
    ...(password === undefined ? {} : { password }),
  });
  if (made.outcome === 'password_rejected') throw MemberPasswordRejected({ index, message: made.message });
  return { ...rest, subject: made.subject, isNew: made.outcome === 'created' };
}

/** Takes back accounts made for nothing; one that a twin of this request has put to use meanwhile stays. */
async function withdraw(ctx: Ctx, accounts: readonly Account[]): Promise<void> {
  for (const { isNew, subject, email } of accounts) {
    if (isNew && !(await membershipBySubject(ctx, subject))) await ctx.directory.deleteUser(email);
  }
}
