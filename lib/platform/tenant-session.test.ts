// What tenant sessions promise, against an STS that counts.
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createSts } from '../../local/sts/index.ts';
import { readSession, rootCredentials } from '../../local/wire/access-key.ts';
import { serve } from '../../local/wire/serve.ts';
import { credentialsFor, scopedClients } from './tenant-session.ts';

let asked = 0;
const sts = await createSts({ now: () => new Date() });
const served = await serve({
  close: sts.close,
  handle: (request, response) => {
    asked += 1;
    return sts.handle(request, response);
  },
});
Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_ENDPOINT_URL: served.endpoint,
  TENANT_ROLE_ARN: 'arn:aws:iam::000000000000:role/tenant-plane',
});
afterAll(() => served[Symbol.asyncDispose]());
afterEach(() => void vi.useRealTimers());

const sessionOf = async (tenantId: string) => credentialsFor({ plane: 'tenant', tenantId })?.();

test('a session is tagged with its tenant and assumed once, however many ask at once', async () => {
  const before = asked;
  const sessions = await Promise.all(Array.from({ length: 20 }, () => sessionOf('acme')));
  expect(asked - before).toBe(1);
  expect(new Set(sessions.map((session) => session?.accessKeyId)).size).toBe(1);
  expect(readSession(sessions[0]?.accessKeyId ?? '')).toMatchObject({ tags: { tenantId: 'acme' } });
});

test('two tenants never share a session', async () => {
  const [acme, globex] = await Promise.all([sessionOf('acme'), sessionOf('globex')]);
  expect(acme?.accessKeyId).not.toBe(globex?.accessKeyId);
});

test('a session is renewed while a presigned URL of a quarter of an hour still fits in it', async () => {
  const first = await sessionOf('initech');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 39 * 60_000 });
  expect((await sessionOf('initech'))?.accessKeyId).toBe(first?.accessKeyId);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 60_000 });
  const renewed = await Promise.all([sessionOf('initech'), sessionOf('initech')]);
  expect(renewed[0]?.accessKeyId).not.toBe(first?.accessKeyId);
  expect(renewed[1]?.accessKeyId).toBe(renewed[0]?.accessKeyId);
});

test('a failure is not remembered', async () => {
  process.env['TENANT_ROLE_ARN'] = 'no role';
  await expect(sessionOf('hooli')).rejects.toThrow();
  process.env['TENANT_ROLE_ARN'] = 'arn:aws:iam::000000000000:role/tenant-plane';
  expect(await sessionOf('hooli')).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
});

test('the platform signs as the function itself', () => {
  expect(credentialsFor({ plane: 'platform' })).toBeUndefined();
});

test('clients are kept per tenant, the least recently used dropped first', () => {
  const made: string[] = [];
  const clientFor = scopedClients(() => made.push('one'));
  const of = (tenantId: string) => clientFor({ plane: 'tenant', tenantId });
  const first = of('t0');
  for (let i = 1; i < 64; i++) of(`t${i}`);
  expect(of('t0')).toBe(first);
  of('t64');
  expect(of('t0')).toBe(first);
  expect(of('t1')).not.toBe(2);
  expect(made).toHaveLength(66);
});
