// What is opened ahead promises: the first call of any client finds the connection there.
import { createServer } from 'node:http';
import { afterAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { defineRecord, openTable, openTableAhead } from './index.ts';

let connections = 0;
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(
    `${request.method} ${request.headers['x-amz-target'] ?? request.url} ${Boolean(request.headers.authorization)}`,
  );
  request.resume().on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}'));
});
server.on('connection', () => {
  connections += 1;
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
afterAll(() => void server.close());
const address = server.address();
const port = typeof address === 'object' ? address?.port : 0;
for (const [name, value] of Object.entries({
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'own',
  AWS_SECRET_ACCESS_KEY: 'own',
  AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
  // Nobody there: what of it fails hinders nothing else.
  AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
  TABLE_NAME: 'table',
}))
  vi.stubEnv(name, value);

const thing = defineRecord({
  ...{ entity: 'platform-thing', plane: 'platform', purpose: 'For this test.' },
  ...{ key: { pk: 'THING#{id}', sk: 'THING' }, schema: z.object({ id: z.string() }) },
});

test('a bare question without signature opens it, and another client asks over the same connection', async () => {
  await openTableAhead().catch(() => undefined);
  await vi.waitFor(() => expect(asked).toEqual(['GET / false']), 30_000);
  expect(await openTable({ plane: 'platform' }).get(thing, { id: '1' })).toBeUndefined();
  expect(asked[1]).toBe('POST DynamoDB_20120810.GetItem true');
  expect(connections).toBe(1);
});
