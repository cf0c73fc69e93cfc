// InitiateAuth and RespondToAuthChallenge: a password becomes tokens, a temporary one first becomes a password.
import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { type Operation, operation } from '../wire/aws-json.ts';
import { checkClientSecret } from './client-secret.ts';
import type { Client, Pool, User } from './model.ts';
import { checkPassword, hashPassword, passwordHolds } from './passwords.ts';
import { type Realm, secretHash } from './realm.ts';
import { refresh } from './refresh.ts';
import type { Tokens } from './tokens.ts';

const challengeMinutes = 3;
const nothing = z.unknown().optional();
const ignored = { ClientMetadata: nothing, AnalyticsMetadata: nothing, UserContextData: nothing };
const parameters = z.record(z.string(), z.string());

const initiateInput = z.strictObject({
  AuthFlow: z.string(),
  AuthParameters: parameters.default({}),
  ClientId: z.string(),
  ...ignored,
});

const respondInput = z.strictObject({
  ChallengeName: z.string(),
  ChallengeResponses: parameters.default({}),
  ClientId: z.string(),
  Session: z.string().default(''),
  ...ignored,
});

export function signInOperations(realm: Realm, tokens: Tokens): Record<string, Operation> {
  return {
    InitiateAuth: operation(initiateInput, (input) => {
      const client = realm.client(input.ClientId);
      const flow = input.AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : input.AuthFlow;
      if (!client.flows.includes(`ALLOW_${flow}`)) throw flowOff(flow);
      if (flow === 'USER_PASSWORD_AUTH') return withPassword(realm, tokens, client, input.AuthParameters);
      if (flow !== 'REFRESH_TOKEN_AUTH') throw flowOff(flow);
      if (client.rotationGraceSeconds !== undefined) throw flowOff(flow);
      return refresh(realm, tokens, client, input.AuthParameters);
    }),
    RespondToAuthChallenge: operation(respondInput, (input) => withNewPassword(realm, tokens, input)),
  };
}

async function withPassword(realm: Realm, tokens: Tokens, client: Client, given: Record<string, string>) {
  const pool = realm.pool(client.poolId);
  const { USERNAME: name, PASSWORD: password } = given;
  if (!name) throw new AwsFault('InvalidParameterException', 'Missing required parameter USERNAME');
  if (!password) throw new AwsFault('InvalidParameterException', 'Missing required parameter PASSWORD');
  checkClientSecret(client, given['SECRET_HASH'], name);
  const user = realm.findUser(pool, name);
  const holds = await passwordHolds(password, user?.passwordHash);
  if (!user && !client.hidesUnknownUsers) throw new AwsFault('UserNotFoundException', 'User does not exist.');
  if (!user || !holds) throw new AwsFault('NotAuthorizedException', 'Incorrect username or password.');
  checkMayEnter(realm, user);
  return user.status === 'CONFIRMED' ? enter(realm, tokens, client, user) : demandPassword(realm, client, user);
}

/** Writes the session down and hands out its tokens. */
async function enter(realm: Realm, tokens: Tokens, client: Client, user: User) {
  const now = realm.outside.now().getTime();
  const secret = randomBytes(32).toString('base64url');
  const session = {
    ...{ originJti: randomUUID(), poolId: user.poolId, clientId: client.id, username: user.username },
    ...{ tokenHash: secretHash(secret), authTime: Math.floor(now / 1000), revoked: false },
    expiresAt: now + client.refreshSeconds * 1000,
  };
  const issued = await tokens.issue(user, client, session);
  realm.keepSession(session);
  const RefreshToken = `${session.originJti}.${secret}`;
  return { ChallengeParameters: {}, AuthenticationResult: { ...issued, RefreshToken } };
}

function demandPassword(realm: Realm, client: Client, user: User) {
  const Session = randomBytes(32).toString('base64url');
  realm.challenges.put(secretHash(Session), {
    ...{ poolId: user.poolId, clientId: client.id, username: user.username },
    expiresAt: realm.outside.now().getTime() + challengeMinutes * 60_000,
  });
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session,
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(user.attributes),
    },
  };
}

async function withNewPassword(realm: Realm, tokens: Tokens, input: z.output<typeof respondInput>) {
  const client = realm.client(input.ClientId);
  const pool = realm.pool(client.poolId);
  if (input.ChallengeName !== 'NEW_PASSWORD_REQUIRED') {
    throw new AwsFault('InvalidParameterException', `The local stack does not pose ${input.ChallengeName}.`);
  }
  const { USERNAME: name = '', NEW_PASSWORD: password = '' } = input.ChallengeResponses;
  checkClientSecret(client, input.ChallengeResponses['SECRET_HASH'], name);
  const key = secretHash(input.Session);
  const challenge = realm.challenges.get(key);
  const user = challenge && realm.findUser(pool, challenge.username);
  const named = user && realm.findUser(pool, name)?.username === user.username;
  if (!user || !named || challenge.clientId !== client.id || challenge.expiresAt < realm.outside.now().getTime()) {
    throw new AwsFault('NotAuthorizedException', 'Invalid session for the user, session is expired.');
  }
  checkMayEnter(realm, user);
  checkPassword(pool.passwordPolicy, password);
  const passwordHash = await hashPassword(password);
  const confirmed = confirm(realm, pool, { key, username: user.username, passwordHash });
  return enter(realm, tokens, client, confirmed);
}

function confirm(realm: Realm, pool: Pool, done: { key: string; username: string; passwordHash: string }): User {
  return realm.transaction(() => {
    if (!realm.challenges.delete(done.key)) {
      throw new AwsFault('NotAuthorizedException', 'Invalid session for the user.');
    }
    const { passwordExpiresAt: _spent, ...user } = realm.user(pool, done.username);
    const { passwordHash } = done;
    const confirmed: User = { ...user, passwordHash, status: 'CONFIRMED', modifiedAt: realm.outside.now().getTime() };
    realm.keepUser(pool, confirmed);
    return confirmed;
  });
}

function checkMayEnter(realm: Realm, user: User): void {
  if (!user.enabled) throw new AwsFault('NotAuthorizedException', 'User is disabled.');
  if ((user.passwordExpiresAt ?? Number.POSITIVE_INFINITY) >= realm.outside.now().getTime()) return;
  const message = 'Temporary password has expired and must be reset by an administrator.';
  throw new AwsFault('NotAuthorizedException', message);
}

function flowOff(flow: string): AwsFault {
  return new AwsFault('InvalidParameterException', `${flow} flow not enabled for this client`);
}
