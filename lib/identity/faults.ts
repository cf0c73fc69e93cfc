// What signing in can meet.
import { defineFault } from '../shared/fault.ts';

export const CredentialsRefused = defineFault({
  reason: 'credentials_refused',
  kind: 'unauthenticated',
  cause: 'E-mail address and password do not belong together, or the account is not active.',
  remedy: 'Check both, or ask an admin of your tenant to reset the password.',
  say: () => 'E-mail address or password is wrong.',
});

export const RefreshRefused = defineFault({
  reason: 'refresh_refused',
  kind: 'unauthenticated',
  cause: 'The refresh token is unknown, has expired or was revoked.',
  remedy: 'Sign in again with e-mail address and password.',
  say: () => 'The refresh token is no longer good; sign in again.',
});

export const NewPasswordNeeded = defineFault({
  reason: 'new_password_needed',
  kind: 'unprocessable',
  cause: 'The password in use was given out with an invitation and must be replaced at the first sign-in.',
  remedy: 'Repeat the request with `newPassword` beside `password`.',
  say: () => ({
    field: '/newPassword',
    message: 'This first sign-in must choose a new password: send newPassword too.',
  }),
});

export const NewPasswordRejected = defineFault<{ message: string }>({
  reason: 'new_password_rejected',
  kind: 'invalid',
  cause: 'The new password does not meet the rules.',
  remedy: 'Choose one that does.',
  say: ({ message }) => ({ field: '/newPassword', message }),
});

export const SignInThrottled = defineFault({
  reason: 'sign_in_throttled',
  kind: 'throttled',
  cause: 'Too many attempts to sign in within a short time.',
  remedy: 'Wait as long as Retry-After says.',
  say: () => 'There were too many attempts to sign in; wait a minute.',
  retryAfterSeconds: 60,
});
