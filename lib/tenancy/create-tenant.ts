// A company becomes a tenant: its people get accounts first, then everything of the tenant is written at once.
import { tenantCreated } from '../../events/tenant-created.ts';
import type { BaseContext, Claims, Commit } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { Directory } from '../platform/identity/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import type { CreatedTenant, TenantView } from './contract.ts';
import { EmailBusy, EmailTaken, MemberPasswordRejected, TenantTaken } from './faults.ts';
import { type JoiningMember, membershipBySubject, nameFrom, tenantById, tenantWrites, viewOf } from './store.ts';

type Ctx = BaseContext & {
  readonly table: TableReader;
  readonly commit: Commit;
  readonly claims: Claims;
  readonly directory: Directory;
};

export async function createTenant(ctx: Ctx, wanted: CreatedTenant): Promise<TenantView> {
  const { id: tenantId, members } = wanted;
  if (await tenantById(ctx, tenantId)) throw TenantTaken({ tenantId });
  const emails = members.map(({ email }) => email);
  const orElse = (index: number) => EmailBusy({ index, email: emails[index] ?? '' });
  // Nobody else touches these accounts meanwhile: what is made here may be taken back here.
  return ctx.claims.during({ kind: 'email', names: emails, orElse }, () => createWithin(ctx, wanted));
}

async function createWithin(ctx: Ctx, wanted: CreatedTenant): Promise<TenantView> {
  const { id: tenantId, name, tier, limitFactor, members } = wanted;
  await refuseTaken(ctx, members);
  const tenant = { tenantId, name, tier, limitFactor, status: 'ACTIVE' as const, createdAt: timestamp(ctx.clock) };
  const accounts: JoiningMember[] = [];
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

async function accountFor(ctx: Ctx, members: CreatedTenant['members'], index: number): Promise<JoiningMember> {
  const member = members[index];
  if (!member) throw new Error(`There is no member ${index}.`);
  const { password, ...rest } = member;
  const user = {
    email: member.email,
    name: member.name ?? nameFrom(member.email),
    sendInvitation: password === undefined,
    ...(password === undefined ? {} : { password }),
  };
  let made = await ctx.directory.createUser(user);
  if (made.outcome === 'existed') {
    // Nobody's member, so left over from a creation that was cut off: it would keep a password that nobody was told.
    await ctx.directory.deleteUser(member.email);
    made = await ctx.directory.createUser(user);
  }
  if (made.outcome === 'password_rejected') throw MemberPasswordRejected({ index, message: made.message });
  return { ...rest, subject: made.subject };
}

/** Takes back accounts made for nothing; asked of the table, since a commit that failed to answer may have happened. */
async function withdraw(ctx: Ctx, accounts: readonly JoiningMember[]): Promise<void> {
  for (const { subject, email } of accounts) {
    if (!(await membershipBySubject(ctx, subject))) await ctx.directory.deleteUser(email);
  }
}
