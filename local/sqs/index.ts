// The door of the embedded SQS: durable queues with an HTTP face for the SDK and an in-process one for the rest of the stack.
import { join } from 'node:path';
import { awsJson } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase } from '../wire/shelf.ts';
import { messageOperations } from './message-operations.ts';
import { createMoveTasks } from './move-tasks.ts';
import { queueOperations } from './queue-operations.ts';
import { createQueues, type Queues } from './queues.ts';
import { sqsResources } from './resources.ts';

export { createEventSourceMappings } from './event-source-mapping.ts';
export type { InvokeLambda } from './poller.ts';
export type { Queues, SendRequest } from './queues.ts';

export interface SqsOptions extends PlaceOptions {
  readonly dataDir: string;
  /** Where clients reach this emulator; queue URLs begin with it. */
  readonly endpoint: string;
}

export interface Sqs extends Emulator {
  readonly queues: Queues;
}

const expiryIntervalMs = 60_000;

export async function createSqs(options: SqsOptions): Promise<Sqs> {
  const place = placeOf(options);
  const database = openDatabase(join(options.dataDir, 'sqs.sqlite'));
  const queues = createQueues({ database, place, endpoint: options.endpoint });
  const expiry = setInterval(() => queues.expire(), expiryIntervalMs).unref();
  return {
    queues,
    services: ['sqs'],
    handle: awsJson({
      version: '1.0',
      target: 'AmazonSQS',
      validationCode: 'InvalidParameterValue',
      operations: {
        ...queueOperations(queues),
        ...messageOperations(queues, place.accountId),
        ...createMoveTasks(queues, database),
      },
    }),
    resources: sqsResources(queues),
    async close() {
      clearInterval(expiry);
      queues.close();
      database.close();
    },
  };
}
