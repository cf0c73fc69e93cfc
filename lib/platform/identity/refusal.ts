// Cognito's many ways to say no, as the few that make a difference to us.

/** `refused` never says whether user or password was wrong. */
export type SignInRefusal =
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'password_rejected'; readonly message: string }
  | { readonly outcome: 'throttled' };

const refused = new Set([
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
  'CodeMismatchException',
  'ExpiredCodeException',
  'UnauthorizedException',
  'UnsupportedTokenTypeException',
  'RefreshTokenReuseException',
]);

const throttled = new Set(['TooManyRequestsException', 'LimitExceededException', 'TooManyFailedAttemptsException']);

const passwordRejected = new Set(['InvalidPasswordException', 'PasswordHistoryPolicyViolationException']);

export function signInRefusalOf(error: unknown): SignInRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  if (refused.has(error.name)) return { outcome: 'refused' };
  if (throttled.has(error.name)) return { outcome: 'throttled' };
  if (passwordRejected.has(error.name)) return { outcome: 'password_rejected', message: error.message };
  return undefined;
}
