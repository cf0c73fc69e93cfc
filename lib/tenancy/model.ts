// What a tenant is and how far its onboarding has come: pure rules, no I/O.

export const TIERS = ['free', 'team', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];

/** How many requests a minute a tenant's people and keys may make together. */
export const REQUESTS_PER_MINUTE: Readonly<Record<Tier, number>> = { free: 1_000, team: 10_000, enterprise: 100_000 };

/** How many API keys a tenant may have at once: more than that nobody keeps an eye on. */
export const MOST_API_KEYS: Readonly<Record<Tier, number>> = { free: 25, team: 250, enterprise: 2_500 };

export const TENANT_STATUSES = ['ACTIVE', 'SUSPENDED'] as const;
export type TenantStatus = (typeof TENANT_STATUSES)[number];

export const MEMBER_STATUSES = ['ACTIVE', 'DISABLED'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** In the order a new tenant is led through them. */
export const ONBOARDING_STEPS = ['profile', 'admin', 'agent', 'execution'] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

const TITLES: Readonly<Record<OnboardingStep, string>> = {
  profile: 'The tenant exists, with its tier',
  admin: 'An admin can sign in',
  agent: 'A first agent is registered',
  execution: 'A first execution has succeeded',
};

/** When each step's fact became true; a step without a time is still to be done. */
export type OnboardingFacts = Readonly<Partial<Record<`${OnboardingStep}At`, string | undefined>>>;

export interface StepView {
  readonly id: OnboardingStep;
  readonly title: string;
  readonly state: 'done' | 'pending';
  readonly doneAt?: string;
}

export function stepsOf(facts: OnboardingFacts): StepView[] {
  return ONBOARDING_STEPS.map((id) => {
    const doneAt = facts[`${id}At`];
    return { id, title: TITLES[id], ...(doneAt ? { state: 'done' as const, doneAt } : { state: 'pending' as const }) };
  });
}
