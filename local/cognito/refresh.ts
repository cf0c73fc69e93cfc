// Refresh tokens: exchanged, rotated where the client asks for it, revoked one by one or all of a user's at once.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { type Operation, operation } from '../wire/aws-json.ts';
import { checkClientSecret } from './client-secret.ts';
import type { Client, Session, User } from './model.ts';
import { type Realm, secretHash } from './realm.ts';
import type { Tokens } from './tokens.ts';

export function refreshOperations(realm: Realm, tokens: Tokens): Record<string, Operation> {
  return {
    GetTokensFromRefreshToken: operation(
      z.strictObject({
        RefreshToken: z.string(),
        ClientId: z.string(),
        ClientSecret: z.string().optional(),
        ClientMetadata: z.unknown().optional(),
        DeviceKey: z.string().optional(),
      }),
      async (input) => {
        const client = realm.client(input.ClientId);
        checkPlainSecret(client, input.ClientSecret);
        const { user, session } = present(realm, client, input.RefreshToken);
        const rotated = client.rotationGraceSeconds === undefined ? undefined : rotate(realm, client, session);
        const issued = await tokens.issue(user, client, session);
        return { AuthenticationResult: { ...issued, ...(rotated ? { RefreshToken: rotated } : {}) } };
      },
    ),
    RevokeToken: operation(
      z.strictObject({ Token: z.string(), ClientId: z.string(), ClientSecret: z.string().optional() }),
      (input) => revokeToken(realm, input),
    ),
    GlobalSignOut: operation(z.strictObject({ AccessToken: z.string() }), async (input) => {
      const { user } = await tokens.holder(input.AccessToken);
      revokeAll(realm, user);
      return {};
    }),
  };
}

export async function refresh(realm: Realm, tokens: Tokens, client: Client, given: Readonly<Record<string, string>>) {
  const { user, session } = present(realm, client, given['REFRESH_TOKEN'] ?? '');
  checkClientSecret(client, given['SECRET_HASH'], user.username);
  return { ChallengeParameters: {}, AuthenticationResult: await tokens.issue(user, client, session) };
}

export function revokeAll(realm: Realm, user: User): void {
  realm.transaction(() => {
    for (const session of realm.sessionsOf(user)) realm.keepSession({ ...session, revoked: true });
  });
}

function present(realm: Realm, client: Client, token: string): { user: User; session: Session } {
  const session = find(realm, client, token);
  const now = realm.outside.now().getTime();
  if (!session || session.clientId !== client.id) throw refused('Invalid Refresh Token');
  if (session.revoked) throw refused('Refresh Token has been revoked');
  if (session.expiresAt < now) throw refused('Refresh Token has expired');
  const user = realm.findUser(realm.pool(client.poolId), session.username);
  if (!user) throw refused('Invalid Refresh Token');
  if (!user.enabled) throw refused('User is disabled.');
  return { user, session };
}

/** Also by the token it was rotated from, for as long as the client's grace lasts. */
function find(realm: Realm, client: Client, token: string): Session | undefined {
  const [originJti = '', secret = ''] = token.split('.');
  const session = realm.sessions.get(`${client.poolId}/${originJti}`);
  if (!session) return undefined;
  const hash = secretHash(secret);
  if (session.tokenHash === hash) return session;
  const { previous } = session;
  const inGrace = previous?.hash === hash && previous.validUntil >= realm.outside.now().getTime();
  return inGrace ? session : undefined;
}

function rotate(realm: Realm, client: Client, session: Session): string {
  const secret = randomBytes(32).toString('base64url');
  const validUntil = realm.outside.now().getTime() + (client.rotationGraceSeconds ?? 0) * 1000;
  const previous = { hash: session.tokenHash, validUntil };
  realm.keepSession({ ...session, tokenHash: secretHash(secret), previous });
  return `${session.originJti}.${secret}`;
}

function revokeToken(
  realm: Realm,
  input: { Token: string; ClientId: string; ClientSecret?: string | undefined },
): object {
  const client = realm.client(input.ClientId);
  checkPlainSecret(client, input.ClientSecret);
  if (!client.revokesTokens) {
    throw new AwsFault('UnsupportedOperationException', 'Token revocation is not enabled for this client.');
  }
  const session = find(realm, client, input.Token);
  if (session && session.clientId !== client.id) {
    throw new AwsFault('UnauthorizedException', 'The token was issued to another client.');
  }
  // As in Cognito, an unknown token is revoked already.
  if (session) realm.keepSession({ ...session, revoked: true });
  return {};
}

function checkPlainSecret(client: Client, given: string | undefined): void {
  if (client.secret !== undefined && secretHash(client.secret) !== secretHash(given ?? '')) {
    throw refused(`Unable to verify secret for client ${client.id}`);
  }
}

function refused(message: string): AwsFault {
  return new AwsFault('NotAuthorizedException', message);
}
