// `identity:login`: exchanging a password or refresh token for tokens; what Cognito objects to becomes one small union.
import {
  type AuthenticationResultType,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Capability } from '../capability.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';
import { cognito } from './client.ts';
import { type SignInRefusal, signInRefusalOf } from './refusal.ts';

export interface SignedIn {
  readonly outcome: 'signed_in';
  readonly accessToken: string;
  readonly idToken: string;
  /** Absent when the sign-in was itself a refresh and the old refresh token stays good. */
  readonly refreshToken?: string;
  readonly expiresInSeconds: number;
}

export type SignInResult =
  | SignedIn
  | { readonly outcome: 'new_password_required'; readonly session: string }
  | SignInRefusal;

export interface NewPassword {
  readonly email: string;
  readonly session: string;
  readonly newPassword: string;
}

export interface SignIn {
  withPassword(email: string, password: string): Promise<SignInResult>;
  /** Answers the demand for a new password that `withPassword` reported. */
  respondNewPassword(answer: NewPassword): Promise<SignInResult>;
  refresh(refreshToken: string): Promise<SignInResult>;
  /** Ends the refresh token; an access token made from it stays good for the rest of its hour. One that is unknown is as good as revoked. */
  revoke(refreshToken: string): Promise<void>;
}

export const identityLogin: Capability<'identity:login', { readonly signIn: SignIn }> = {
  name: 'identity:login',
  open: () => ({ signIn: { withPassword, respondNewPassword, refresh, revoke } }),
};

function withPassword(email: string, password: string): Promise<SignInResult> {
  return attempt(() =>
    cognito().send(
      new InitiateAuthCommand({
        ClientId: setting('USER_POOL_CLIENT_ID'),
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    ),
  );
}

function respondNewPassword({ email, session, newPassword }: NewPassword): Promise<SignInResult> {
  return attempt(() =>
    cognito().send(
      new RespondToAuthChallengeCommand({
        ClientId: setting('USER_POOL_CLIENT_ID'),
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: session,
        ChallengeResponses: { USERNAME: email, NEW_PASSWORD: newPassword },
      }),
    ),
  );
}

function refresh(refreshToken: string): Promise<SignInResult> {
  return attempt(() =>
    cognito().send(
      new InitiateAuthCommand({
        ClientId: setting('USER_POOL_CLIENT_ID'),
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: refreshToken },
      }),
    ),
  );
}

async function revoke(Token: string): Promise<void> {
  const command = new RevokeTokenCommand({ ClientId: setting('USER_POOL_CLIENT_ID'), Token });
  try {
    await calling('Sign-in', () => cognito().send(command));
  } catch (error) {
    if (!signInRefusalOf(error)) throw error;
  }
}

type Answer = Pick<InitiateAuthCommandOutput, 'AuthenticationResult' | 'ChallengeName' | 'Session'>;

/** Refusals, throttling among them, are the caller's to hear: they are sorted out before `calling` looks for outages. */
function attempt(send: () => Promise<Answer>): Promise<SignInResult> {
  return calling('Sign-in', () => send().then(resultOf, refusedOrThrow));
}

function refusedOrThrow(error: unknown): SignInRefusal {
  const refusal = signInRefusalOf(error);
  if (!refusal) throw error;
  return refusal;
}

function resultOf({ AuthenticationResult: tokens, ChallengeName, Session }: Answer): SignInResult {
  if (tokens) return signedIn(tokens);
  if (ChallengeName === 'NEW_PASSWORD_REQUIRED' && Session)
    return { outcome: 'new_password_required', session: Session };
  throw new Error(`Cognito asks for a challenge this application does not answer: ${ChallengeName}.`);
}

function signedIn(tokens: AuthenticationResultType): SignedIn {
  const { AccessToken, IdToken, RefreshToken, ExpiresIn } = tokens;
  if (!AccessToken || !IdToken) throw new Error('Cognito signed a user in without tokens.');
  return {
    outcome: 'signed_in',
    accessToken: AccessToken,
    idToken: IdToken,
    ...(RefreshToken ? { refreshToken: RefreshToken } : {}),
    expiresInSeconds: ExpiresIn ?? 3_600,
  };
}
