// What the unmodified Cognito client, and any JWT verifier, must get from the local user pools.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, generateKeyPair, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { rootCredentials } from '../wire/access-key.ts';
import { provision } from '../wire/provision.ts';
import { type Served, serve } from '../wire/serve.ts';
import { createCognito } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'cognito-'));
let instant = Date.now();
let served: Served | undefined;
const now = () => new Date(instant);
const start = () => createCognito({ dataDir, baseUrl: () => served?.endpoint ?? '', now });
const emulator = await start();
served = await serve(emulator);
const { endpoint } = served;

const { ref: UserPoolId, attributes: poolAttributes } = await provision(emulator, 'AWS::Cognito::UserPool', {
  AliasAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
  Schema: [{ Name: 'tenantId', AttributeDataType: 'String', Mutable: true }],
});
const clientOf = async (logicalId: string, more: object = {}) =>
  provision(
    emulator,
    'AWS::Cognito::UserPoolClient',
    {
      UserPoolId,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes' },
      ...more,
    },
    logicalId,
  );
const ClientId = (await clientOf('Web')).ref;
const client = new CognitoIdentityProviderClient({ endpoint, region: 'eu-central-1', credentials: rootCredentials });

afterAll(async () => {
  client.destroy();
  await served?.[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const password = 'correct horse 1 battery';
const createUser = (Username: string, more: object = {}) =>
  client.send(
    new AdminCreateUserCommand({
      ...{ UserPoolId, Username, MessageAction: 'SUPPRESS' },
      UserAttributes: [
        { Name: 'email', Value: `${Username}@acme.test` },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'custom:tenantId', Value: 'acme' },
      ],
      ...more,
    }),
  );
const setPassword = (Username: string, Password = password, Permanent = true) =>
  client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent }));
const signIn = (USERNAME: string, PASSWORD = password, id = ClientId) =>
  client.send(
    new InitiateAuthCommand({
      ...{ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: id },
      AuthParameters: { USERNAME, PASSWORD },
    }),
  );
const refresh = (REFRESH_TOKEN: string | undefined, id = ClientId) =>
  client.send(
    new InitiateAuthCommand({
      ...{ AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: id },
      AuthParameters: { REFRESH_TOKEN: REFRESH_TOKEN ?? '' },
    }),
  );
const member = async (name: string) => {
  await createUser(name);
  await setPassword(name);
  const { AuthenticationResult } = await signIn(name);
  return {
    AccessToken: AuthenticationResult?.AccessToken ?? '',
    IdToken: AuthenticationResult?.IdToken ?? '',
    RefreshToken: AuthenticationResult?.RefreshToken ?? '',
  };
};
const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

test('tokens verify against the published keys and carry the claims of Cognito', async () => {
  const { AccessToken, IdToken } = await member('ada');
  const issuer = `${endpoint}/${UserPoolId}`;
  expect(poolAttributes['ProviderURL']).toBe(issuer);
  const configuration = z
    .object({ jwks_uri: z.string() })
    .parse(await (await fetch(`${issuer}/.well-known/openid-configuration`)).json());
  const keys = createRemoteJWKSet(new URL(configuration.jwks_uri));
  const access = (await jwtVerify(AccessToken, keys, { issuer, currentDate: now() })).payload;
  const id = (await jwtVerify(IdToken, keys, { issuer, audience: ClientId, currentDate: now() })).payload;
  expect(access).toMatchObject({ token_use: 'access', client_id: ClientId, username: 'ada', sub: id.sub });
  expect((access.exp ?? 0) - (access.iat ?? 0)).toBe(15 * 60);
  expect(access.aud).toBeUndefined();
  expect(id).toMatchObject({
    ...{ token_use: 'id', 'cognito:username': 'ada', email: 'ada@acme.test', email_verified: true },
    ...{ 'custom:tenantId': 'acme', origin_jti: access['origin_jti'], auth_time: access['auth_time'] },
  });
  for (const claims of [access, id])
    expect(claims).toMatchObject({ jti: expect.any(String), event_id: expect.any(String) });
});

test('a wrong password and an unknown user get the very same answer', async () => {
  await member('grace');
  await expect(signIn('grace', 'wrong password 1')).rejects.toMatchObject(wrong);
  await expect(signIn('nobody', 'wrong password 1')).rejects.toMatchObject(wrong);
  const legacy = (await clientOf('Legacy', { PreventUserExistenceErrors: 'LEGACY' })).ref;
  await expect(signIn('nobody', password, legacy)).rejects.toMatchObject({ name: 'UserNotFoundException' });
});

test('a user signs in by any spelling of name or email, and the password is nowhere on disk', async () => {
  await member('Lin');
  await expect(signIn('lin')).resolves.toBeDefined();
  await expect(signIn('LIN@acme.test')).resolves.toBeDefined();
  for (const file of await readdir(join(dataDir, 'cognito'))) {
    expect((await readFile(join(dataDir, 'cognito', file))).includes(password)).toBe(false);
  }
});

test('an invited user must set a password once before getting tokens', async () => {
  await createUser('eve', { TemporaryPassword: 'temporary 12345' });
  const challenge = await signIn('eve', 'temporary 12345');
  expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  expect(challenge.AuthenticationResult).toBeUndefined();
  const respond = (NEW_PASSWORD: string) =>
    client.send(
      new RespondToAuthChallengeCommand({
        ...{ ClientId, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: challenge.Session },
        ChallengeResponses: { USERNAME: 'eve', NEW_PASSWORD },
      }),
    );
  await expect(respond('short')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  expect((await respond(password)).AuthenticationResult?.AccessToken).toBeDefined();
  await expect(respond(password)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  await expect(signIn('eve', 'temporary 12345')).rejects.toMatchObject(wrong);
});

test('an invitation is delivered with a password that works and obeys the policy', async () => {
  await createUser('joy', { MessageAction: undefined });
  const message = emulator.messages().at(-1);
  expect(message).toMatchObject({ kind: 'invitation', username: 'joy', to: 'joy@acme.test' });
  expect((await signIn('joy', message?.secret)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
});

test('names and emails are taken once', async () => {
  await createUser('first');
  await expect(createUser('FIRST')).rejects.toMatchObject({ name: 'UsernameExistsException' });
  const UserAttributes = [{ Name: 'email', Value: 'First@acme.test' }];
  await expect(createUser('second', { UserAttributes })).rejects.toMatchObject({ name: 'UsernameExistsException' });
  const undeclared = createUser('third', { UserAttributes: [{ Name: 'custom:other', Value: 'x' }] });
  await expect(undeclared).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('forged, altered, unsigned and expired access tokens open nothing', async () => {
  const { AccessToken, IdToken } = await member('mal');
  const [header = '', payload = '', signature = ''] = AccessToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const { privateKey } = await generateKeyPair('RS256');
  const kid = JSON.parse(Buffer.from(header, 'base64url').toString()).kid;
  const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
  const altered = Buffer.from(JSON.stringify({ ...claims, sub: 'other' })).toString('base64url');
  const bad = [forged, `${header}.${altered}.${signature}`, new UnsecuredJWT(claims).encode(), IdToken, 'x.y.z', ''];
  for (const token of bad) {
    const look = client.send(new GetUserCommand({ AccessToken: token }));
    await expect(look).rejects.toMatchObject({ name: expect.stringMatching(/NotAuthorized|InvalidParameter/) });
  }
  expect((await client.send(new GetUserCommand({ AccessToken }))).Username).toBe('mal');
  instant += 16 * 60_000;
  await expect(client.send(new GetUserCommand({ AccessToken }))).rejects.toMatchObject({
    message: 'Access Token has expired',
  });
});

test('a refresh token works until it is revoked, and revoking it revokes its access tokens', async () => {
  const { AccessToken, RefreshToken } = await member('ref');
  const refreshed = await refresh(RefreshToken);
  expect(refreshed.AuthenticationResult?.AccessToken).toBeDefined();
  expect(refreshed.AuthenticationResult?.RefreshToken).toBeUndefined();
  await client.send(new RevokeTokenCommand({ Token: RefreshToken, ClientId }));
  await expect(refresh(RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  await expect(client.send(new GetUserCommand({ AccessToken }))).rejects.toMatchObject({
    message: 'Access Token has been revoked',
  });
  await expect(refresh('made.up')).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
});

test('with rotation a refresh token is spent once its grace is over', async () => {
  const rotating = await clientOf('Rotating', {
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
  });
  await member('rot');
  const first = (await signIn('rot', password, rotating.ref)).AuthenticationResult?.RefreshToken;
  const exchange = (RefreshToken: string | undefined) =>
    client.send(new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId: rotating.ref }));
  const second = (await exchange(first)).AuthenticationResult?.RefreshToken;
  expect(second).not.toBe(first);
  instant += 11_000;
  await expect(exchange(first)).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
  expect((await exchange(second)).AuthenticationResult?.AccessToken).toBeDefined();
  await expect(refresh(second, rotating.ref)).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('a disabled or signed-out user has no session left', async () => {
  const { RefreshToken } = await member('dis');
  await client.send(new AdminDisableUserCommand({ UserPoolId, Username: 'dis' }));
  await expect(signIn('dis')).rejects.toMatchObject({ message: 'User is disabled.' });
  await client.send(new AdminEnableUserCommand({ UserPoolId, Username: 'dis' }));
  await expect(refresh(RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  const again = (await signIn('dis')).AuthenticationResult?.RefreshToken;
  await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: 'dis' }));
  await expect(refresh(again)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
});

test('users are found by email and sub, changed, and gone when deleted', async () => {
  await createUser('zoe');
  await client.send(
    new AdminUpdateUserAttributesCommand({
      ...{ UserPoolId, Username: 'zoe' },
      UserAttributes: [{ Name: 'email', Value: 'zoe@new.test' }],
    }),
  );
  const list = (Filter: string) => client.send(new ListUsersCommand({ UserPoolId, Filter }));
  const [found] = (await list('email = "zoe@new.test"')).Users ?? [];
  const sub = found?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;
  expect((await list(`sub = "${sub}"`)).Users).toHaveLength(1);
  expect((await list('email = "zoe@acme.test"')).Users).toHaveLength(0);
  await expect(list('phase = moon')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'zoe@new.test' }));
  await expect(client.send(new AdminGetUserCommand({ UserPoolId, Username: 'zoe' }))).rejects.toMatchObject({
    name: 'UserNotFoundException',
  });
});

test('passwords are changed by who knows them and reset by who reads the mail', async () => {
  const { AccessToken } = await member('pam');
  const changeTo = (PreviousPassword: string) =>
    client.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword: 'another one 2345' }));
  await expect(changeTo('not it 1234567')).rejects.toMatchObject(wrong);
  await changeTo(password);
  await expect(signIn('pam')).rejects.toMatchObject(wrong);
  await client.send(new ForgotPasswordCommand({ ClientId, Username: 'pam' }));
  const code = emulator.messages().at(-1)?.secret;
  const reset = (ConfirmationCode: string | undefined) =>
    client.send(new ConfirmForgotPasswordCommand({ ClientId, Username: 'pam', ConfirmationCode, Password: password }));
  await expect(reset('wrong')).rejects.toMatchObject({ name: 'CodeMismatchException' });
  await reset(code);
  await expect(reset(code)).rejects.toMatchObject({ name: 'CodeMismatchException' });
  await expect(signIn('pam')).resolves.toBeDefined();
  await expect(client.send(new ForgotPasswordCommand({ ClientId, Username: 'nobody' }))).resolves.toBeDefined();
});

test('a restart finds users, keys and sessions', async () => {
  const { RefreshToken, AccessToken } = await member('ria');
  const again = await serve(await start());
  const other = new CognitoIdentityProviderClient({
    ...{ endpoint: again.endpoint, region: 'eu-central-1', credentials: rootCredentials },
  });
  expect((await other.send(new GetUserCommand({ AccessToken }))).Username).toBe('ria');
  const AuthParameters = { REFRESH_TOKEN: RefreshToken };
  await other.send(new InitiateAuthCommand({ AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId, AuthParameters }));
  const { UserPool } = await other.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool?.Policies?.PasswordPolicy?.MinimumLength).toBe(12);
  other.destroy();
  await again[Symbol.asyncDispose]();
});

test('a property the pool cannot honour is refused by name', async () => {
  const attempt = provision(emulator, 'AWS::Cognito::UserPool', { LambdaConfig: {} });
  await expect(attempt).rejects.toThrow(/LambdaConfig/);
});
