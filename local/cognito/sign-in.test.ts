// Signing in: what the unmodified client and any JWT verifier must get, and what a forger must not.
import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, generateKeyPair, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { lodge, password, wrong } from './lodging.ts';

const lodging = await lodge();
const { client, endpoint, UserPoolId, ClientId, clientOf, now, signIn, refresh, member } = lodging;
afterAll(() => lodging.close());

test('tokens verify against the published keys and carry the claims of Cognito', async () => {
  const { AccessToken, IdToken } = await member('ada');
  const issuer = `${endpoint}/${UserPoolId}`;
  expect(lodging.issuer).toBe(issuer);
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
  const legacy = await clientOf('Legacy', { PreventUserExistenceErrors: 'LEGACY' });
  await expect(signIn('nobody', password, legacy)).rejects.toMatchObject({ name: 'UserNotFoundException' });
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
  lodging.advance(16 * 60_000);
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
  const first = (await signIn('rot', password, rotating)).AuthenticationResult?.RefreshToken;
  const exchange = (RefreshToken: string | undefined) =>
    client.send(new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId: rotating }));
  const second = (await exchange(first)).AuthenticationResult?.RefreshToken;
  expect(second).not.toBe(first);
  lodging.advance(11_000);
  await expect(exchange(first)).rejects.toMatchObject({ message: 'Invalid Refresh Token' });
  expect((await exchange(second)).AuthenticationResult?.AccessToken).toBeDefined();
  await expect(refresh(second, rotating)).rejects.toMatchObject({ name: 'InvalidParameterException' });
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

test('a token of another pool opens nothing here', async () => {
  const other = await lodge();
  const { AccessToken } = await other.member('spy');
  await expect(client.send(new GetUserCommand({ AccessToken }))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
  });
  await other.close();
});
