// The door of the embedded DynamoDB: a native emulator as our child (or any endpoint named), and the tables templates ask for.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ResourceTypes } from '../cloudformation/resource-type.ts';
import type { Emulator } from '../wire/emulator.ts';
import { physicalName } from '../wire/physical-name.ts';
import { arnOf, type Place, type PlaceOptions, placeOf } from '../wire/place.ts';
import { findBinary } from './binary.ts';
import { type Child, startChild } from './child.ts';
import { relay } from './relay.ts';
import { ensureTable } from './table.ts';
import { tableSchema } from './table-schema.ts';
import { createSweep, type Sweep } from './time-to-live.ts';

export interface DynamoDbOptions extends PlaceOptions {
  readonly dataDir: string;
  readonly port?: number;
  /** An endpoint that already runs (`AWS_ENDPOINT_URL_DYNAMODB`); then no child is started. */
  readonly endpoint?: string | undefined;
  /** Swept on every table, whatever its template says; a template's own TTL attribute goes before it. */
  readonly ttlAttribute?: string;
}

export interface DynamoDb extends Emulator {
  /** Where SDK clients find it: the value of `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly endpoint: string;
  readonly sweep: Sweep;
}

export async function createDynamoDb(options: DynamoDbOptions): Promise<DynamoDb> {
  const child = options.endpoint ? undefined : await startOwn(options);
  const endpoint = options.endpoint ?? child?.endpoint ?? '';
  const place = placeOf(options);
  // The emulator looks at no key; the account id is one it will show in its ARNs.
  const credentials = { accessKeyId: place.accountId, secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: place.region, credentials });
  const sweep = createSweep(client);
  return {
    endpoint,
    sweep,
    services: ['dynamodb'],
    handle: (request, response) => relay(endpoint, request, response),
    resources: { 'AWS::DynamoDB::Table': tableType(client, sweep, { ...place, ttlAttribute: options.ttlAttribute }) },
    async close() {
      await sweep.close();
      client.destroy();
      await child?.close();
    },
  };
}

function startOwn(options: DynamoDbOptions): Promise<Child> {
  const binary = findBinary();
  mkdirSync(options.dataDir, { recursive: true });
  return startChild({ binary, database: join(options.dataDir, 'dynamodb.sqlite'), port: options.port });
}

function tableType(
  client: DynamoDBClient,
  sweep: Sweep,
  place: Place & { ttlAttribute: string | undefined },
): ResourceTypes[string] {
  return {
    schema: tableSchema,
    async provision(request) {
      const properties = tableSchema.parse(request.properties);
      const name = properties.TableName ?? physicalName(request.stack, request.logicalId);
      const table = await ensureTable(client, name, properties);
      const ttl = properties.TimeToLiveSpecification;
      const attribute = ttl?.Enabled === true ? ttl.AttributeName : place.ttlAttribute;
      const keys = properties.KeySchema.map((key) => key.AttributeName);
      if (attribute !== undefined) sweep.watch({ name, keys, attribute });
      const stream = table.LatestStreamArn === undefined ? {} : { StreamArn: table.LatestStreamArn };
      return { ref: name, attributes: { Arn: arnOf(place, 'dynamodb', `table/${name}`), ...stream } };
    },
  };
}
