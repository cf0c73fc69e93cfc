// What an authorizer promises.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { authorizer } from './authorizer.ts';
import { lambdaContext } from './trial-call.ts';

type Invoke = (event: unknown, context: typeof lambdaContext) => Promise<unknown>;
const invoke = (declared: unknown, event: unknown) => (declared as Invoke)(event, lambdaContext);

const about = { summary: 'Acts.', impact: 'nothing', uses: [] } as const;

const until = new Date('2100-01-01T00:00:00Z');
const known = { tenantId: 'acme', subject: 'ada', email: 'a@b.test', roles: 'admin', permissions: 'agents:read' };
const methodArn = 'arn:aws:execute-api:eu-central-1:000000000000:api1/dev/GET/v1/agents';

function doorFor(...good: readonly string[]) {
  const asked: string[] = [];
  const door = authorizer({
    ...about,
    id: 'trial.authorize',
    cacheSeconds: 30,
    identify: async ({ credential: { kind, text } }) => {
      asked.push(`${kind} ${text}`);
      return good.includes(text) ? { context: known, goodUntil: until } : undefined;
    },
  });
  return { asked, knock: (headers: object | null) => invoke(door, { headers, methodArn }) };
}

test('an authorizer lets the known in for the whole stage, and answers all others with the same denial', async () => {
  const { asked, knock } = doorFor('good.token.here');
  const admitted = z
    .object({ principalId: z.string(), context: z.unknown() })
    .loose()
    .parse(await knock({ AUTHORIZATION: 'bearer good.token.here' }));
  expect(admitted).toMatchObject({ principalId: 'ada', context: known });
  expect(JSON.stringify(admitted)).toContain('api1/dev/*');
  for (const headers of [
    null,
    {},
    { authorization: 'Basic abc' },
    { authorization: 'Bearer a.b.c d' },
    { authorization: 'Bearer bad.token.here' },
  ])
    expect(JSON.stringify(await knock(headers))).toMatch(DENIED);
  expect(asked).toEqual(['token good.token.here', 'token bad.token.here']);
});

const DENIED = /"principalId":"anonymous".*"Deny"/;

test('an API key is taken from its own header or as a bearer, and never beside anything else', async () => {
  const { asked, knock } = doorFor('glk_acme_1', 'good.token.here');
  for (const headers of [{ 'x-api-key': 'glk_acme_1' }, { Authorization: 'Bearer glk_acme_1' }])
    expect(await knock(headers)).toMatchObject({ principalId: 'ada' });
  for (const headers of [
    { 'X-API-Key': 'glk_acme_1', Authorization: 'Bearer good.token.here' },
    { 'X-API-Key': 'glk_acme_1', Authorization: '' },
    { 'X-API-Key': '' },
    { 'X-API-Key': 'good.token.here' },
    { 'X-API-Key': `glk_${'x'.repeat(300)}` },
    { 'X-API-Key': 'glk_acme\n_1' },
  ])
    expect(JSON.stringify(await knock(headers))).toMatch(DENIED);
  expect(asked).toEqual(['key glk_acme_1']);
});

test('who was found lately is not asked about again; who was refused is, each time', async () => {
  const { asked, knock } = doorFor('glk_acme_1');
  for (let time = 0; time < 3; time++) {
    await knock({ 'x-api-key': 'glk_acme_1' });
    await knock({ 'x-api-key': 'glk_acme_2' });
  }
  expect(asked).toEqual(['key glk_acme_1', 'key glk_acme_2', 'key glk_acme_2', 'key glk_acme_2']);
});
