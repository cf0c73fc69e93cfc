// A day at the door: in, who am I, stay in, out.
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { openClient } from '../harness/client.ts';
import { emailOf, PASSWORD, TENANT_ROLES } from '../harness/people.ts';
import { dataOf } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const Tokens = z.object({ accessToken: z.string(), refreshToken: z.string() });
const Me = z.object({ tenantId: z.string(), roles: z.array(z.string()) });

const login = (email: string, password: string) => client.send('POST /v1/auth/login', { body: { email, password } });
const me = (token: string) => client.send('GET /v1/users/me', { headers: { authorization: `Bearer ${token}` } });

test.each(TENANT_ROLES)('%s signs in, stays, and leaves', async (role) => {
  const first = dataOf(await login(emailOf(`acme/${role}`), PASSWORD), Tokens);
  expect(dataOf(await me(first.accessToken), Me)).toEqual({ tenantId: 'acme', roles: [role] });
  const body = { refreshToken: first.refreshToken };
  const second = dataOf(await client.send('POST /v1/auth/refresh', { body }), Tokens.pick({ accessToken: true }));
  expect((await me(second.accessToken)).status).toBe(200);
  expect((await client.send('POST /v1/auth/logout', { body })).status).toBe(204);
  expect((await client.send('POST /v1/auth/refresh', { body })).status).toBe(401);
});

test('a wrong password and an unknown person are told the same', async () => {
  const [wrong, unknown] = [
    await login(emailOf('acme/admin'), 'Wrong-horse-9-battery'),
    await login('nobody@acme.example', PASSWORD),
  ];
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(wrong.json.errors).toEqual(unknown.json.errors);
});

test('an id token opens the door as an access token does', async () => {
  const { idToken } = dataOf(await login(emailOf('acme/viewer'), PASSWORD), z.object({ idToken: z.string() }));
  expect((await me(idToken)).status).toBe(200);
});
