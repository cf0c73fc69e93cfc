// The access patterns of tenancy.
import { type BaseContext, isDescending, type PageRequest, tenantEntryRecord } from '../kernel/index.ts';
import { type Page, put, type TableReader, type Value, type Write } from '../platform/table/index.ts';
import { type Member, TenantView } from './contract.ts';
import { EmailTaken, TenantTaken } from './faults.ts';
import { memberRecord, membershipRecord, onboardingRecord, tenantRecord } from './records.ts';

export type Reading = Pick<BaseContext, 'clock'> & { readonly table: TableReader };

export type Tenant = Value<typeof tenantRecord>;
export type Membership = Value<typeof membershipRecord>;

export const tenantById = (ctx: Reading, tenantId: string) => ctx.table.get(tenantRecord, { tenantId });

export const membershipBySubject = (ctx: Reading, subject: string) => ctx.table.get(membershipRecord, { subject });

/** Within one tenant's scope. */
export const memberBySubject = (ctx: Reading, subject: string) => ctx.table.get(memberRecord, { subject });

export const onboardingOf = (ctx: Reading, tenantId: string) => ctx.table.get(onboardingRecord, { tenantId });

export async function tenantPage(ctx: Reading, page: PageRequest): Promise<Page<TenantView>> {
  const { items, ...rest } = await ctx.table.query(tenantEntryRecord, {
    match: {},
    ...page,
    descending: isDescending(page, 'oldest first'),
  });
  return { items: items.map((entry) => TenantView.parse(entry)), ...rest };
}

export function viewOf({ tenantId: id, name, tier, limitFactor, status, createdAt }: Tenant): TenantView {
  return { id, name, tier, limitFactor, status, createdAt };
}

export interface JoiningMember extends Omit<Member, 'password'> {
  readonly subject: string;
}

/** Everything a new tenant consists of, each part on condition that nobody was faster. */
export function tenantWrites(tenant: Tenant, members: readonly JoiningMember[]): Write[] {
  const { tenantId, createdAt } = tenant;
  const taken = { when: { absent: true }, orElse: () => TenantTaken({ tenantId }) } as const;
  const onboarding = { tenantId, profileAt: createdAt, adminAt: createdAt };
  return [
    put(tenantRecord, tenant, taken),
    put(tenantEntryRecord, viewOf(tenant), taken),
    put(onboardingRecord, onboarding, taken),
    ...members.flatMap((member, index) => memberWrites(tenant, member, index)),
  ];
}

function memberWrites({ tenantId, createdAt }: Tenant, member: JoiningMember, index: number): Write[] {
  const { subject, email, name = nameFrom(email), role } = member;
  const membership: Membership = { subject, tenantId, roles: [role], email, name, status: 'ACTIVE', createdAt };
  const orElse = () => EmailTaken([{ index, email }]);
  return [put(membershipRecord, membership, { when: { absent: true }, orElse }), put(memberRecord, membership)];
}

/** What a person is called who did not say. */
export const nameFrom = (email: string): string => email.split('@', 1)[0] ?? email;
