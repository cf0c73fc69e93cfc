// What verification promises: only what our pool signed for our client, in time, passes; our clock is given, not the wall's.
import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  exportJWK,
  exportSPKI,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { afterAll, expect, test } from 'vitest';
import { systemIds } from '../ids.ts';
import { tokensVerify } from './index.ts';

const ours = await generateKeyPair('RS256', { extractable: true });
const foreign = await generateKeyPair('RS256', { extractable: true });
const keys = [{ ...(await exportJWK(ours.publicKey)), kid: 'ours', alg: 'RS256', use: 'sig' }];
const fetches: string[] = [];
const server = createServer((request, response) => {
  fetches.push(request.url ?? '');
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
const issuer = `${base}/eu-central-1_ours`;
Object.assign(process.env, { USER_POOL_ISSUER: issuer, USER_POOL_CLIENT_ID: 'our-client' });
afterAll(() => server.close());

/** Nowhere near the wall clock: who asks that one is found out. */
const NOW = Date.parse('2031-05-01T12:00:00Z') / 1000;
const verifyAt = (seconds: number, jwt: string) =>
  tokensVerify
    .open({ scope: { plane: 'platform' }, clock: { now: () => new Date(seconds * 1000) }, ids: systemIds })
    .tokens.verify(jwt);
const verify = (jwt: string) => verifyAt(NOW, jwt);

const access: JWTPayload = {
  iss: issuer,
  sub: 'ada',
  client_id: 'our-client',
  token_use: 'access',
  iat: NOW - 60,
  exp: NOW + 3_540,
};
const { client_id: _, ...rest } = access;
const id: JWTPayload = { ...rest, token_use: 'id', aud: 'our-client' };

const sign = (claims: JWTPayload, key: GenerateKeyPairResult['privateKey'] = ours.privateKey, kid = 'ours') =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
const without = (claims: JWTPayload, claim: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));

test.each([
  ['access', access],
  ['id', id],
])('an %s token of our pool for our client is accepted, with its subject and its end', async (tokenUse, claims) => {
  const expiresAt = new Date((NOW + 3_540) * 1000);
  expect(await verify(await sign(claims))).toEqual({ subject: 'ada', tokenUse, expiresAt });
});

test('the same token, properly signed, is good until its last second and expired from then on', async () => {
  const jwt = await sign(access);
  expect(await verifyAt(NOW + 3_539, jwt)).toMatchObject({ subject: 'ada' });
  expect(await verifyAt(NOW + 3_540, jwt)).toEqual({ refused: 'expired' });
  expect(await verifyAt(NOW + 86_400, jwt)).toEqual({ refused: 'expired' });
});

test.each([
  ['another client (access)', { ...access, client_id: 'their-client' }],
  ['another client (id)', { ...id, aud: 'their-client' }],
  ['our client, but said where the other kind of token says it', { ...id, aud: undefined, client_id: 'our-client' }],
  ['the use "refresh"', { ...access, token_use: 'refresh' }],
  ['no use', without(access, 'token_use')],
  ['another issuer', { ...access, iss: `${base}/eu-central-1_theirs` }],
  ['no issuer', without(access, 'iss')],
  ['no subject', without(access, 'sub')],
  ['no end', without(access, 'exp')],
  ['a beginning in the future', { ...access, nbf: NOW + 60 }],
])('a token of our pool with %s is refused by its claims', async (_, claims) => {
  expect(await verify(await sign(JSON.parse(JSON.stringify(claims))))).toEqual({ refused: 'wrong_claim' });
});

test('a token of another pool is refused, under its own key id and under ours', async () => {
  expect(await verify(await sign(access, foreign.privateKey, 'theirs'))).toEqual({ refused: 'unknown_key' });
  expect(await verify(await sign(access, foreign.privateKey))).toEqual({ refused: 'bad_signature' });
});

test('no algorithm but the pool’s own counts: neither none, nor HS256 with the public key as the secret', async () => {
  expect(await verify(new UnsecuredJWT(access).encode())).toMatchObject({ refused: expect.any(String) });
  const secret = new TextEncoder().encode(await exportSPKI(ours.publicKey));
  const confused = new SignJWT(access).setProtectedHeader({ alg: 'HS256', kid: 'ours' }).sign(secret);
  expect(await verify(await confused)).toEqual({ refused: 'bad_signature' });
});

test('claims changed after signing and texts that are no token are refused', async () => {
  const [header, , signature] = (await sign(access)).split('.');
  const forged = Buffer.from(JSON.stringify({ ...access, sub: 'eve' })).toString('base64url');
  expect(await verify(`${header}.${forged}.${signature}`)).toEqual({ refused: 'bad_signature' });
  for (const text of ['', 'nonsense', 'a.b.c', `${header}.${forged}`]) {
    expect(await verify(text)).toEqual({ refused: 'malformed' });
  }
});

test('keys come from the pool’s own document, and a flood of unknown key ids does not fetch them again each time', async () => {
  const before = fetches.length;
  for (let n = 0; n < 5; n++) await verify(await sign(access, foreign.privateKey, `unheard-${n}`));
  expect(new Set(fetches)).toEqual(new Set(['/eu-central-1_ours/.well-known/jwks.json']));
  expect(fetches.length - before).toBeLessThanOrEqual(1);
});
