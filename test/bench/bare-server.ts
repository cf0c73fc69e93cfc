// The bare limit of an operation over HTTP: a server that repeats its database calls byte by byte, and answers.
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { ulid } from 'ulid';
import * as z from 'zod';

const { dynamoDbUrl, calls } = z
  .object({ dynamoDbUrl: z.string(), calls: z.array(z.object({ name: z.string(), body: z.string() })) })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const agent = new Agent({ keepAlive: true });
/** Every id the recorded call chose or drew, its own token included: what is written is new each time. */
const IDS = /(?<=(?:exe|evt|aud)_)[0-9A-HJKMNP-TV-Z]{26}|bench-\d+-\d+|(?<="ClientRequestToken":")[^"]+/g;

function call(name: string, body: string): Promise<Buffer> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-date': '20260101T000000Z',
    'x-amz-target': `DynamoDB_20120810.${name}`,
    authorization:
      'AWS4-HMAC-SHA256 Credential=bench/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  return new Promise((resolve, reject) => {
    const sent = request(dynamoDbUrl, { method: 'POST', agent, headers }, async (response) => {
      const content = await buffer(response);
      if (response.statusCode === 200) resolve(content);
      else reject(new Error(content.toString()));
    });
    sent.on('error', reject).end(body);
  });
}

const server = createServer(async (asked, response) => {
  await buffer(asked);
  const fresh = new Map<string, string>();
  const renewed = (id: string): string => {
    const known = fresh.get(id) ?? ulid();
    fresh.set(id, known);
    return known;
  };
  let last: Uint8Array = Buffer.from('{}');
  for (const { name, body } of calls)
    last = await call(name, name.startsWith('Transact') ? body.replaceAll(IDS, renewed) : body);
  response.writeHead(200, { 'content-type': 'application/json' }).end(last);
});
server.listen(0, '127.0.0.1', () => {
  const { port }: AddressInfo = Object(server.address());
  process.send?.(`http://127.0.0.1:${port}`);
});
