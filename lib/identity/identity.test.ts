// What identity promises, on a real user pool and table.
import { AdminCreateUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import {
  claiming,
  identityAdmin,
  identityLogin,
  keysTouch,
  tableRead,
  tableWrite,
  tokensVerify,
} from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { createTenant, NewTenant } from '../tenancy/index.ts';
import { identify, refreshSignIn, signIn, signOut, whoAmI } from './index.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const ctx = trialContext([tableWrite, claiming, identityAdmin, identityLogin, tokensVerify, keysTouch]);
const password = 'Correct-horse-9-battery';
const shown = (text: string) => ({ kind: 'token', text }) as const;
const ada = { email: 'ada@acme.test', password };

beforeAll(async () => {
  const members = [{ ...ada, name: 'Ada', role: 'admin' }];
  await createTenant(ctx, NewTenant.parse({ id: 'acme', name: 'Acme', tier: 'free', members }));
});

test('who signs in is identified with tenant, roles and permissions from our own table', async () => {
  const { accessToken, idToken, tokenType } = await signIn(ctx, ada);
  expect(tokenType).toBe('Bearer');
  for (const token of [accessToken, idToken]) {
    const known = await identify(ctx, shown(token));
    expect(known?.context).toMatchObject({ kind: 'user', tenantId: 'acme', email: ada.email, roles: 'admin' });
    expect(known?.goodUntil.getTime()).toBeGreaterThan(Date.now());
  }
  const known = await identify(ctx, shown(accessToken));
  expect(known?.context.permissions.split(',')).toContain('agents:write');
});

test('wrong password and unknown person get the very same words', async () => {
  const refusal = (email: string) => signIn(ctx, { email, password: 'wrong' }).catch((error: unknown) => error);
  expect(await refusal('nobody@acme.test')).toEqual(await refusal(ada.email));
  expect(await refusal(ada.email)).toMatchObject({ type: { kind: 'unauthenticated' } });
});

test('a good token of someone without membership is nobody', async () => {
  await ctx.directory.createUser({ email: 'stray@acme.test', name: 'Stray', password, sendInvitation: false });
  const { accessToken } = await signIn(ctx, { email: 'stray@acme.test', password });
  expect(await identify(ctx, shown(accessToken))).toBeUndefined();
  expect(await identify(ctx, shown(`${accessToken}x`))).toBeUndefined();
});

test('a refreshed sign-in keeps its refresh token until it is signed out', async () => {
  const { refreshToken } = await signIn(ctx, ada);
  const again = await refreshSignIn(ctx, refreshToken);
  expect(again.refreshToken).not.toBe('');
  expect((await identify(ctx, shown(again.accessToken)))?.context.tenantId).toBe('acme');
  await signOut(ctx, refreshToken);
  await expect(refreshSignIn(ctx, refreshToken)).rejects.toMatchObject({ type: { reason: 'refresh_refused' } });
});

test("an invited person's first sign-in must choose a new password, and it must meet the rules", async () => {
  const invited = { email: 'new@acme.test', password: 'Temporary-horse-1' };
  const client = new CognitoIdentityProviderClient();
  const { email: Username, password: TemporaryPassword } = invited;
  const UserPoolId = process.env['USER_POOL_ID'];
  const UserAttributes = [{ Name: 'email', Value: Username }];
  const input = { UserPoolId, Username, TemporaryPassword, UserAttributes, MessageAction: 'SUPPRESS' } as const;
  await client.send(new AdminCreateUserCommand(input));
  client.destroy();
  const reason = async (newPassword?: string) =>
    signIn(ctx, { ...invited, newPassword }).catch((error: unknown) => error);
  expect(await reason()).toMatchObject({ type: { reason: 'new_password_needed' } });
  expect(await reason('short')).toMatchObject({ type: { reason: 'new_password_rejected' } });
  expect(await signIn(ctx, { ...invited, newPassword: password })).toHaveProperty('accessToken');
  expect(await signIn(ctx, { email: invited.email, password })).toHaveProperty('accessToken');
});

test('one learns who one is, with the name the tenant knows', async () => {
  const subject = (await ctx.directory.findUser(ada.email)) ?? '';
  const me = trialContext([tableRead], { tenantId: 'acme', principalId: subject, roles: ['admin'] });
  expect(await whoAmI(me)).toMatchObject({
    id: subject,
    kind: 'user',
    name: 'Ada',
    tenantId: 'acme',
    roles: ['admin'],
  });
});
