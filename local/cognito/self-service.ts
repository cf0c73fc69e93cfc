// What users do for themselves: look at their account, change a known password, reset a forgotten one.
import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { type Operation, operation } from '../wire/aws-json.ts';
import { change } from './administer.ts';
import { writeAttributes } from './attributes.ts';
import { checkClientSecret } from './client-secret.ts';
import { checkPassword, hashPassword, passwordHolds } from './passwords.ts';
import { type Realm, secretHash } from './realm.ts';
import { revokeAll } from './refresh.ts';
import type { Tokens } from './tokens.ts';

const codeMs = 3_600_000;
const maxAttempts = 5;
const nothing = z.unknown().optional();
const ignored = { ClientMetadata: nothing, AnalyticsMetadata: nothing, UserContextData: nothing };
const forgot = { ClientId: z.string(), Username: z.string(), SecretHash: z.string().optional(), ...ignored };

const forgotInput = z.strictObject(forgot);
const confirmInput = z.strictObject({ ...forgot, ConfirmationCode: z.string(), Password: z.string() });
const changeInput = z.strictObject({
  AccessToken: z.string(),
  PreviousPassword: z.string(),
  ProposedPassword: z.string(),
});

export function selfServiceOperations(realm: Realm, tokens: Tokens): Record<string, Operation> {
  return {
    GetUser: operation(z.strictObject({ AccessToken: z.string() }), async ({ AccessToken }) => {
      const { user } = await tokens.holder(AccessToken);
      return { Username: user.username, UserAttributes: writeAttributes(user) };
    }),
    ChangePassword: operation(changeInput, async (input) => {
      const { pool, user } = await tokens.holder(input.AccessToken);
      if (!(await passwordHolds(input.PreviousPassword, user.passwordHash))) {
        throw new AwsFault('NotAuthorizedException', 'Incorrect username or password.');
      }
      checkPassword(pool.passwordPolicy, input.ProposedPassword);
      const passwordHash = await hashPassword(input.ProposedPassword);
      change(realm, pool, { ...realm.user(pool, user.sub), passwordHash });
      return {};
    }),
    ForgotPassword: operation(forgotInput, (input) => sendCode(realm, input)),
    ConfirmForgotPassword: operation(confirmInput, (input) => resetPassword(realm, input)),
  };
}

function sendCode(realm: Realm, input: z.output<typeof forgotInput>) {
  const client = realm.client(input.ClientId);
  const pool = realm.pool(client.poolId);
  checkClientSecret(client, input.SecretHash, input.Username);
  const user = realm.findUser(pool, input.Username);
  if (!user && !client.hidesUnknownUsers) throw new AwsFault('UserNotFoundException', 'User does not exist.');
  const to = user?.attributes['email'] ?? input.Username;
  if (user?.attributes['email'] !== undefined && user.enabled) {
    const secret = String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = realm.outside.now().getTime() + codeMs;
    change(realm, pool, { ...user, resetCode: { hash: secretHash(secret), expiresAt, attempts: 0 } });
    realm.outside.deliver({ kind: 'password-reset', poolId: pool.id, username: user.username, to, secret });
  }
  const Destination = to.replace(/^(.).*?(@.|$).*$/, '$1***$2***');
  return { CodeDeliveryDetails: { Destination, DeliveryMedium: 'EMAIL', AttributeName: 'email' } };
}

async function resetPassword(realm: Realm, input: z.output<typeof confirmInput>) {
  const client = realm.client(input.ClientId);
  const pool = realm.pool(client.poolId);
  checkClientSecret(client, input.SecretHash, input.Username);
  const user = realm.findUser(pool, input.Username);
  const code = user?.resetCode;
  if (!user || !code) throw wrongCode();
  if (code.expiresAt < realm.outside.now().getTime()) {
    throw new AwsFault('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  }
  if (code.attempts >= maxAttempts) {
    throw new AwsFault('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
  }
  if (code.hash !== secretHash(input.ConfirmationCode)) {
    change(realm, pool, { ...user, resetCode: { ...code, attempts: code.attempts + 1 } });
    throw wrongCode();
  }
  checkPassword(pool.passwordPolicy, input.Password);
  const passwordHash = await hashPassword(input.Password);
  const { resetCode: _used, passwordExpiresAt: _spent, ...rest } = realm.user(pool, user.sub);
  if (_used?.hash !== code.hash) throw wrongCode();
  change(realm, pool, { ...rest, passwordHash, status: 'CONFIRMED' });
  revokeAll(realm, user);
  return {};
}

function wrongCode(): AwsFault {
  return new AwsFault('CodeMismatchException', 'Invalid verification code provided, please try again.');
}
