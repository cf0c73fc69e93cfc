// The door of tenancy.
export { advanceOnboarding } from './advance-onboarding.ts';
export { NewTenant, OnboardingView, TenantSlug, TenantView } from './contract.ts';
export { createTenant } from './create-tenant.ts';
export { EmailBusy, EmailTaken, MemberPasswordRejected, TenantNotFound, TenantTaken } from './faults.ts';
export { Founded, Founder, foundPlatform } from './found-platform.ts';
export { getOnboarding, getTenant } from './get-tenant.ts';
export { MOST_API_KEYS, REQUESTS_PER_MINUTE } from './model.ts';
export { activeTenant, type Standing, standingOf } from './standing.ts';
export { type Membership, memberBySubject, type Tenant, tenantPage as listTenants } from './store.ts';
