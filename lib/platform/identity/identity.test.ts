// What signing in, the directory and token verification promise, over the wire to a Cognito user pool.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { createCognito } from '../../../local/cognito/index.ts';
import { rootCredentials } from '../../../local/wire/access-key.ts';
import { provision } from '../../../local/wire/provision.ts';
import { type Served, serve } from '../../../local/wire/serve.ts';
import { systemIds } from '../ids.ts';
import { tokensVerify } from '../tokens/index.ts';
import { identityAdmin, identityLogin } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'identity-'));
let served: Served | undefined;
const emulator = await createCognito({ dataDir, baseUrl: () => served?.endpoint ?? '' });
served = await serve(emulator);
const pool = await provision(emulator, 'AWS::Cognito::UserPool', {
  UsernameAttributes: ['email'],
  Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
});
const webClient = await provision(emulator, 'AWS::Cognito::UserPoolClient', {
  UserPoolId: pool.ref,
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
});
const issuer = String(pool.attributes['ProviderURL']);
Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_ENDPOINT_URL: served.endpoint,
  USER_POOL_ID: pool.ref,
  USER_POOL_CLIENT_ID: webClient.ref,
  USER_POOL_ISSUER: issuer,
});
afterAll(async () => {
  await served?.[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

let instant = Date.now();
const frame = { scope: { plane: 'platform' }, clock: { now: () => new Date(instant) }, ids: systemIds } as const;
const { signIn } = identityLogin.open(frame);
const { directory } = identityAdmin.open(frame);
const { tokens } = tokensVerify.open(frame);
const password = 'Correct-horse-9-battery';

const newUser = (email: string, more: { password?: string } = { password }) =>
  directory.createUser({ email, name: 'Ada', sendInvitation: false, ...more });

async function signedIn(email: string) {
  const result = await signIn.withPassword(email, password);
  if (result.outcome !== 'signed_in') throw new Error(`Not signed in: ${result.outcome}.`);
  return result;
}

test('creating a user twice makes one, and keeps the first password', async () => {
  const first = await newUser('twice@acme.test');
  const second = await newUser('twice@acme.test', { password: 'Another-horse-7-battery' });
  expect(first).toMatchObject({ outcome: 'created' });
  expect(second).toEqual({ ...first, outcome: 'existed' });
  await signedIn('twice@acme.test');
  expect(await directory.findUser('twice@acme.test')).toBe('subject' in first && first.subject);
});

test('a password against the rules is told, and leaves no user behind', async () => {
  expect(await newUser('weak@acme.test', { password: 'short' })).toMatchObject({ outcome: 'password_rejected' });
  expect(await directory.findUser('weak@acme.test')).toBeUndefined();
});

test('wrong password, unknown user and disabled user are refused alike', async () => {
  await newUser('ada@acme.test');
  await newUser('gone@acme.test');
  await directory.disableUser('gone@acme.test');
  const refused = { outcome: 'refused' };
  expect(await signIn.withPassword('ada@acme.test', 'Wrong-horse-9-battery')).toEqual(refused);
  expect(await signIn.withPassword('nobody@acme.test', password)).toEqual(refused);
  expect(await signIn.withPassword('gone@acme.test', password)).toEqual(refused);
});

test('access and id tokens verify and name their subject', async () => {
  const user = await newUser('tokens@acme.test');
  const { accessToken, idToken } = await signedIn('tokens@acme.test');
  const subject = 'subject' in user ? user.subject : '';
  expect(await tokens.verify(accessToken)).toMatchObject({ subject, tokenUse: 'access' });
  expect(await tokens.verify(idToken)).toMatchObject({ subject, tokenUse: 'id' });
});

test('forged, unsigned, foreign, altered and expired tokens are refused', async () => {
  await newUser('forged@acme.test');
  const { accessToken } = await signedIn('forged@acme.test');
  const claims = { token_use: 'access', client_id: webClient.ref };
  const unsigned = new UnsecuredJWT(claims).setSubject('x').setIssuer(issuer).setExpirationTime('1h').encode();
  const { privateKey } = await generateKeyPair('RS256');
  const forge = (kid: string) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).setSubject('x').setIssuer(issuer);
  const kid = JSON.parse(Buffer.from(accessToken.split('.', 1)[0] ?? '', 'base64url').toString()).kid;
  const forged = await forge(kid).setExpirationTime('1h').sign(privateKey);
  const unknown = await forge('other').setExpirationTime('1h').sign(privateKey);
  for (const token of [unsigned, forged, unknown, `${accessToken}x`, 'a.b.c', '']) {
    expect(await tokens.verify(token)).toHaveProperty('refused');
  }
  instant += 48 * 3_600_000;
  expect(await tokens.verify(accessToken)).toEqual({ refused: 'expired' });
  instant -= 48 * 3_600_000;
});

test('a token for another client of the same pool is refused', async () => {
  await newUser('other@acme.test');
  const { accessToken, idToken } = await signedIn('other@acme.test');
  process.env['USER_POOL_CLIENT_ID'] = 'another';
  try {
    expect(await tokens.verify(accessToken)).toEqual({ refused: 'wrong_claim' });
    expect(await tokens.verify(idToken)).toEqual({ refused: 'wrong_claim' });
  } finally {
    process.env['USER_POOL_CLIENT_ID'] = webClient.ref;
  }
});

test('a refresh token signs in again until it is revoked, and revoking twice is fine', async () => {
  await newUser('refresh@acme.test');
  const { refreshToken = '' } = await signedIn('refresh@acme.test');
  expect(await signIn.refresh(refreshToken)).toMatchObject({ outcome: 'signed_in' });
  await signIn.revoke(refreshToken);
  await signIn.revoke(refreshToken);
  await signIn.revoke('nonsense');
  expect(await signIn.refresh(refreshToken)).toEqual({ outcome: 'refused' });
});
