// Who is not let in: no token, a bad token, a role that does not suffice.
import { generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { cases, client, endpoints, outsiderOf } from './endpoints.ts';
import { expectFailure } from './expectations.ts';
import { prepareOnce } from './rehearse.ts';

const guarded = endpoints.filter((spec) => spec.permission !== 'public');

test.each(cases(guarded))('$id: without a token it is 401', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const errors = expectFailure(await client.send(route, { ...sent, as: undefined }), 401, 'unauthenticated');
  expect(errors[0]?.message).toContain('Authorization: Bearer');
});

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as good as a real one but for the one thing that is wrong with it. */
async function badTokens(): Promise<Record<string, string>> {
  const real = await client.tokenOf('acme/admin');
  const [head = '', claims = '', signature = ''] = real.split('.');
  const payload: Record<string, unknown> = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const { kid }: { kid: string } = JSON.parse(Buffer.from(head, 'base64url').toString());
  const { privateKey } = await generateKeyPair('RS256');
  const signed = (claim: object, header: { kid: string }) =>
    new SignJWT({ ...payload, ...claim }).setProtectedHeader({ alg: 'RS256', ...header }).sign(privateKey);
  const promoted = encode({ ...payload, sub: '00000000-0000-4000-8000-000000000000' });
  return {
    'with altered claims': `${head}.${promoted}.${signature}`,
    'with an altered signature': `${head}.${claims}.${signature.slice(0, -4)}AAAA`,
    'with alg none': `${encode({ alg: 'none', typ: 'JWT' })}.${claims}.`,
    'with alg none that keeps the key id': `${encode({ alg: 'none', kid })}.${claims}.${signature}`,
    'of another pool': await signed(
      { iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_other' },
      { kid: 'x' },
    ),
    'signed by a stranger under our key id': await signed({}, { kid }),
    'that expired': await signed({ exp: 1 }, { kid }),
    'that is no token': 'hello',
    'that is empty': '',
  };
}

test.each(Object.entries(await badTokens()))('a token %s is 401, and not told why', async (_, token) => {
  const answer = await client.send('GET /v1/users/me', { headers: { authorization: `Bearer ${token}` } });
  const [error] = expectFailure(answer, 401, 'unauthenticated');
  const bare = await client.send('GET /v1/users/me');
  expect(error).toEqual(bare.json.errors?.[0]);
});

const reserved = guarded.flatMap((spec) => {
  const outsider = outsiderOf(spec);
  return outsider ? [{ id: spec.id, spec, outsider }] : [];
});

test.each(reserved)('$id: $outsider lacks the permission and is told which', async ({ spec, outsider }) => {
  const { route, sent } = await prepareOnce(spec);
  const [error] = expectFailure(await client.send(route, { ...sent, as: outsider }), 403, 'forbidden');
  expect(error?.message).toContain(spec.permission);
});

test('a role can be lacking for every permission that changes something', () => {
  // A search is sent by POST for its length and changes nothing, as its permission says.
  const reads = (permission: string) => permission === 'signed-in' || permission.endsWith(':read');
  const changing = guarded.filter(({ route, permission }) => !route.startsWith('GET') && !reads(permission));
  expect(changing.filter((spec) => !outsiderOf(spec)).map(({ id }) => id)).toEqual([]);
});
