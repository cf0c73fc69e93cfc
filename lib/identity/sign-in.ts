// Signing in, staying signed in and signing out; a wrong password and an unknown person are never told apart.
import type { SignedIn, SignIn, SignInResult } from '../platform/identity/index.ts';
import type { SignInBody, TokensView } from './contract.ts';
import {
  CredentialsRefused,
  NewPasswordNeeded,
  NewPasswordRejected,
  RefreshRefused,
  SignInThrottled,
} from './faults.ts';

interface Ctx {
  readonly signIn: SignIn;
}

export async function signIn(ctx: Ctx, { email, password, newPassword }: SignInBody): Promise<TokensView> {
  const first = await ctx.signIn.withPassword(email, password);
  if (first.outcome !== 'new_password_required') return tokensOf(signedInOr(first, CredentialsRefused));
  if (newPassword === undefined) throw NewPasswordNeeded();
  const answered = await ctx.signIn.respondNewPassword({ email, session: first.session, newPassword });
  return tokensOf(signedInOr(answered, CredentialsRefused));
}

export async function refreshSignIn(ctx: Ctx, refreshToken: string): Promise<TokensView> {
  const refreshed = signedInOr(await ctx.signIn.refresh(refreshToken), RefreshRefused);
  return tokensOf({ refreshToken, ...refreshed });
}

export const signOut = (ctx: Ctx, refreshToken: string): Promise<void> => ctx.signIn.revoke(refreshToken);

function signedInOr(result: SignInResult, refused: () => Error): SignedIn {
  switch (result.outcome) {
    case 'signed_in':
      return result;
    case 'password_rejected':
      throw NewPasswordRejected({ message: result.message });
    case 'throttled':
      throw SignInThrottled();
    case 'refused':
    case 'new_password_required':
      throw refused();
  }
}

function tokensOf({ accessToken, idToken, refreshToken, expiresInSeconds }: SignedIn): TokensView {
  if (!refreshToken) throw new Error('A sign-in with a password came without a refresh token.');
  return { tokenType: 'Bearer', accessToken, idToken, refreshToken, expiresInSeconds };
}
