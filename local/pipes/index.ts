// The door of the embedded EventBridge Pipes: from table stream to bus, with checkpoints that survive a kill.
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import type { Buses } from '../eventbridge/index.ts';
import { awsJson } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { physicalName } from '../wire/physical-name.ts';
import { arnOf, type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase, openShelf, type Shelf } from '../wire/shelf.ts';
import { entryOf } from './entry.ts';
import { compileFilter, type PipeProperties, pipeSchema } from './pipe-schema.ts';
import { type Pump, startPump } from './pump.ts';
import { readStream } from './stream.ts';

export interface PipesOptions extends PlaceOptions {
  readonly dataDir: string;
  /** Where the table's streams answer: the DynamoDB endpoint. */
  readonly endpoint: string;
  readonly buses: Buses;
}

type Checkpoints = Shelf<{ after: string }>;
type NamedPipe = PipeProperties & { readonly name: string; readonly arn: string };

export async function createPipes(options: PipesOptions): Promise<Emulator> {
  const place = placeOf(options);
  const database = openDatabase(join(options.dataDir, 'pipes.sqlite'));
  const checkpoints: Checkpoints = openShelf(database, 'checkpoints', z.object({ after: z.string() }));
  const credentials = { accessKeyId: place.accountId, secretAccessKey: 'local' };
  const client = new DynamoDBStreamsClient({ endpoint: options.endpoint, region: place.region, credentials });
  const pumps = new Map<string, Pump>();
  const start = (pipe: NamedPipe): Pump => {
    const source = {
      client,
      streamArn: pipe.Source,
      place,
      from: pipe.SourceParameters.DynamoDBStreamParameters.StartingPosition,
    };
    return pump(options.buses, pipe, checkpoints, (after) => readStream(source, after));
  };
  return {
    services: ['pipes'],
    // The application declares its pipes in the template and never calls Pipes.
    handle: awsJson({ version: '1.1', target: 'Pipes', operations: {} }),
    resources: {
      'AWS::Pipes::Pipe': {
        schema: pipeSchema,
        async provision(request) {
          const properties = pipeSchema.parse(request.properties);
          const name = properties.Name ?? physicalName(request.stack, request.logicalId);
          const arn = arnOf(place, 'pipes', `pipe/${name}`);
          await pumps.get(name)?.close();
          if (properties.DesiredState === 'RUNNING') pumps.set(name, start({ ...properties, name, arn }));
          return { ref: name, attributes: { Arn: arn, CurrentState: properties.DesiredState } };
        },
        async keepOnly(named) {
          const kept = new Set(named.map(({ ref }) => ref));
          const gone = (name: string) => !kept.has(name);
          await Promise.all([...pumps].filter(([name]) => gone(name)).map(([, one]) => one.close()));
          for (const key of checkpoints.keys()) if (gone(key.slice(0, key.indexOf(' ')))) checkpoints.delete(key);
        },
      },
    },
    async close() {
      await Promise.all([...pumps.values()].map((one) => one.close()));
      client.destroy();
      database.close();
    },
  };
}

function pump(
  buses: Buses,
  pipe: NamedPipe,
  checkpoints: Checkpoints,
  read: (after: string | undefined) => ReturnType<typeof readStream>,
): Pump {
  const filters = pipe.SourceParameters.FilterCriteria?.Filters.map((filter) => compileFilter(filter.Pattern)) ?? [];
  const key = `${pipe.name} ${pipe.Source}`;
  return startPump({
    name: pipe.name,
    reader: read(checkpoints.get(key)?.after),
    batchSize: pipe.SourceParameters.DynamoDBStreamParameters.BatchSize,
    accepts: (record) => filters.length === 0 || filters.some((matches) => matches(record)),
    entryOf: (record) => entryOf(pipe, record),
    publish: (entries) => void buses.put(pipe.Target, entries),
    keep: (after) => checkpoints.put(key, { after }),
  });
}
