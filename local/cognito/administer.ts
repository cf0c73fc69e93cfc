// The Admin… operations and ListUsers: what the platform itself does with its users.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { type Operation, operation } from '../wire/aws-json.ts';
import { attributeList, invalid, readAttributes } from './attributes.ts';
import { listUsers } from './list-users.ts';
import type { Pool, User } from './model.ts';
import { checkPassword, hashPassword, inventPassword } from './passwords.ts';
import type { Realm } from './realm.ts';
import { revokeAll } from './refresh.ts';
import { describeUser } from './views.ts';

const dayMs = 86_400_000;
const who = { UserPoolId: z.string(), Username: z.string().min(1) };
const unused = { ClientMetadata: z.unknown().optional(), ValidationData: z.unknown().optional() };

const createInput = z.strictObject({
  ...who,
  ...unused,
  UserAttributes: attributeList,
  TemporaryPassword: z.string().optional(),
  MessageAction: z.enum(['SUPPRESS', 'RESEND']).optional(),
  DesiredDeliveryMediums: z.array(z.enum(['EMAIL', 'SMS'])).optional(),
  ForceAliasCreation: z.boolean().optional(),
});

const passwordInput = z.strictObject({ ...who, Password: z.string(), Permanent: z.boolean().default(false) });

export function adminOperations(realm: Realm): Record<string, Operation> {
  const named = z.strictObject(who);
  const onUser = (change: (pool: Pool, user: User) => void) =>
    operation(named, (input) => {
      const pool = realm.pool(input.UserPoolId);
      change(pool, realm.user(pool, input.Username));
      return {};
    });
  return {
    AdminCreateUser: operation(createInput, (input) => createUser(realm, input)),
    AdminSetUserPassword: operation(passwordInput, (input) => setPassword(realm, input)),
    AdminGetUser: operation(named, (input) => {
      const { Attributes, ...user } = describeUser(realm.user(realm.pool(input.UserPoolId), input.Username));
      return { ...user, UserAttributes: Attributes };
    }),
    AdminDeleteUser: onUser((pool, user) => {
      revokeAll(realm, user);
      realm.transaction(() => realm.forgetUser(pool, user));
    }),
    AdminDisableUser: onUser((pool, user) => {
      change(realm, pool, { ...user, enabled: false });
      revokeAll(realm, user);
    }),
    AdminEnableUser: onUser((pool, user) => change(realm, pool, { ...user, enabled: true })),
    AdminUserGlobalSignOut: onUser((_pool, user) => revokeAll(realm, user)),
    AdminUpdateUserAttributes: operation(
      z.strictObject({ ...who, ...unused, UserAttributes: attributeList }),
      (input) => {
        const pool = realm.pool(input.UserPoolId);
        const user = realm.user(pool, input.Username);
        updateAttributes(realm, pool, user, readAttributes(pool, input.UserAttributes));
        return {};
      },
    ),
    ListUsers: operation(
      z.strictObject({
        UserPoolId: z.string(),
        Filter: z.string().optional(),
        Limit: z.number().int().min(0).max(60).default(60),
        PaginationToken: z.string().optional(),
        AttributesToGet: z.array(z.string()).optional(),
      }),
      (input) => listUsers(realm, input),
    ),
  };
}

async function createUser(realm: Realm, input: z.output<typeof createInput>) {
  const pool = realm.pool(input.UserPoolId);
  if (input.MessageAction === 'RESEND') throw invalid('The local stack does not resend invitations.');
  const attributes = readAttributes(pool, input.UserAttributes);
  if (pool.emailIsUsername && !input.Username.includes('@')) throw invalid('Username should be an email.');
  if (pool.emailIsUsername) attributes['email'] ??= input.Username;
  const password = input.TemporaryPassword ?? inventPassword(pool.passwordPolicy);
  checkPassword(pool.passwordPolicy, password);
  const passwordHash = await hashPassword(password);
  const now = realm.outside.now().getTime();
  const sub = randomUUID();
  const user: User = {
    ...{ poolId: pool.id, username: pool.emailIsUsername ? sub : input.Username, sub, attributes, passwordHash },
    ...{ enabled: true, status: 'FORCE_CHANGE_PASSWORD', createdAt: now, modifiedAt: now },
    passwordExpiresAt: now + pool.passwordPolicy.temporaryDays * dayMs,
  };
  realm.transaction(() => {
    checkFree(realm, pool, user);
    realm.keepUser(pool, user);
  });
  const to = attributes['email'];
  if (input.MessageAction !== 'SUPPRESS' && to !== undefined) {
    realm.outside.deliver({ kind: 'invitation', poolId: pool.id, username: user.username, to, secret: password });
  }
  return { User: describeUser(user) };
}

function checkFree(realm: Realm, pool: Pool, user: User): void {
  const email = user.attributes['email'];
  const takenEmail = email !== undefined && (pool.emailIsAlias || pool.emailIsUsername) && realm.findUser(pool, email);
  if (!takenEmail && !realm.findUser(pool, user.username)) return;
  const message = takenEmail ? 'An account with the given email already exists.' : 'User account already exists';
  throw new AwsFault('UsernameExistsException', message);
}

async function setPassword(realm: Realm, input: z.output<typeof passwordInput>) {
  const pool = realm.pool(input.UserPoolId);
  realm.user(pool, input.Username);
  checkPassword(pool.passwordPolicy, input.Password);
  const passwordHash = await hashPassword(input.Password);
  const { passwordExpiresAt: _spent, ...user } = realm.user(pool, input.Username);
  const temporary = { passwordExpiresAt: realm.outside.now().getTime() + pool.passwordPolicy.temporaryDays * dayMs };
  change(realm, pool, {
    ...user,
    passwordHash,
    status: input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    ...(input.Permanent ? {} : temporary),
  });
  return {};
}

export function updateAttributes(realm: Realm, pool: Pool, user: User, changes: Record<string, string>): void {
  const email = changes['email'];
  const holder = email === undefined ? undefined : realm.findUser(pool, email);
  if (holder && holder.sub !== user.sub && (pool.emailIsAlias || pool.emailIsUsername)) {
    throw new AwsFault('AliasExistsException', 'An account with the given email already exists.');
  }
  change(realm, pool, { ...user, attributes: { ...user.attributes, ...changes } });
}

export function change(realm: Realm, pool: Pool, user: User): void {
  realm.transaction(() => realm.keepUser(pool, { ...user, modifiedAt: realm.outside.now().getTime() }));
}
