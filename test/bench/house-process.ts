// The process of the bench's stack; its DynamoDB is told to the parent, so that bare limits are measured on the very same one.
import { join } from 'node:path';
import * as z from 'zod';
import { buildAssembly } from '../../local/build/index.ts';
import { emailOf } from '../../local/demo/people.ts';
import { settle, signIn } from '../../local/demo/settle.ts';
import { createDynamoDb } from '../../local/dynamodb/index.ts';
import { startStack } from '../../local/stack/index.ts';

const { dataDir } = z.object({ dataDir: z.string() }).parse(JSON.parse(process.argv[2] ?? '{}'));
const { directory: assemblyDir } = await buildAssembly({ root: join(import.meta.dirname, '../..'), stage: 'dev' });
const dynamoDb = await createDynamoDb({ dataDir: join(dataDir, 'table') });
const stack = await startStack({
  assemblyDir,
  dataDir: join(dataDir, 'stack'),
  port: 0,
  dynamoDbEndpoint: dynamoDb.endpoint,
});

async function close(): Promise<void> {
  await stack.close();
  await dynamoDb.close();
  process.exit(0);
}
process.once('SIGTERM', () => void close());
process.once('disconnect', () => void close());

// Measured is how fast the house is, not how fast a tenant may be.
await settle(stack, 1000);
process.send?.({
  apiUrl: stack.apiUrl,
  edgeUrl: stack.edgeUrl,
  dynamoDbUrl: dynamoDb.endpoint,
  token: await signIn(stack.apiUrl, emailOf('developer')),
  resources: stack.resources,
});
