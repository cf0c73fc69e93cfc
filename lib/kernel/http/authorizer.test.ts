// What an authorizer promises.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { authorizer } from './authorizer.ts';
import { lambdaContext } from './trial-call.ts';

type Invoke = (event: unknown, context: typeof lambdaContext) => Promise<unknown>;
const invoke = (declared: unknown, event: unknown) => (declared as Invoke)(event, lambdaContext);

const about = { summary: 'Acts.', impact: 'nothing', uses: [] } as const;

test('an authorizer lets the known in for the whole stage, and answers all others with the same denial', async () => {
  const known = { tenantId: 'acme', subject: 'ada', email: 'a@b.test', roles: 'admin', permissions: 'agents:read' };
  const asked: string[] = [];
  const door = authorizer({
    ...about,
    id: 'trial.authorize',
    cacheSeconds: 300,
    identify: async ({ token }) => {
      asked.push(token);
      return token === 'good.token.here' ? known : undefined;
    },
  });
  const methodArn = 'arn:aws:execute-api:eu-central-1:000000000000:api1/dev/GET/v1/agents';
  const knock = (headers: object | null) => invoke(door, { headers, methodArn });
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
    expect(JSON.stringify(await knock(headers))).toMatch(/"principalId":"anonymous".*"Deny"/);
  expect(asked).toEqual(['good.token.here', 'bad.token.here']);
});
