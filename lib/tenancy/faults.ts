// What tenancy refuses.
import { defineFault } from '../shared/fault.ts';

export const TenantNotFound = defineFault<{ tenantId: string }>({
  reason: 'tenant_not_found',
  kind: 'not_found',
  cause: 'There is no such tenant, or it is not yours to see.',
  remedy: 'Check the id; GET /v1/users/me names your own tenant.',
  say: ({ tenantId }) => `There is no tenant "${tenantId}".`,
});

export const TenantTaken = defineFault<{ tenantId: string }>({
  reason: 'tenant_taken',
  kind: 'conflict',
  cause: 'A tenant with this id exists.',
  remedy: 'Choose another id.',
  say: ({ tenantId }) => ({ field: '/id', message: `The tenant id "${tenantId}" is taken; choose another.` }),
});

export const EmailTaken = defineFault<readonly { index: number; email: string }[]>({
  reason: 'email_taken',
  kind: 'conflict',
  cause: 'A person with this e-mail address belongs to a tenant already; each belongs to one.',
  remedy: 'Use another e-mail address, or have the person removed from the other tenant.',
  say: (taken) =>
    taken.map(({ index, email }) => ({
      field: `/members/${index}/email`,
      message: `${email} belongs to a tenant already; use another address.`,
    })),
});

export const EmailBusy = defineFault<{ index: number; email: string }>({
  reason: 'email_busy',
  kind: 'conflict',
  cause: 'Another request is just making this person a member of a tenant.',
  remedy: 'Wait half a minute and repeat the request; it then succeeds, or says that the address is taken.',
  say: ({ index, email }) => ({
    field: `/members/${index}/email`,
    message: `${email} is being made a member by another request at this moment; repeat this one shortly.`,
  }),
});

export const MemberPasswordRejected = defineFault<{ index: number; message: string }>({
  reason: 'member_password_rejected',
  kind: 'invalid',
  cause: "The password does not meet the user pool's rules.",
  remedy: 'Choose one that does, or leave it out and let the person choose at the first sign-in.',
  say: ({ index, message }) => ({ field: `/members/${index}/password`, message }),
});
