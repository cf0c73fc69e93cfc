// A DynamoDB stream read in order from a checkpoint on, as the plain JSON that filters and templates are written for.
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { Json } from '../eventbridge/index.ts';

export interface Page {
  readonly records: readonly Json[];
  /** Where to go on after these; nothing while nothing was ever read. */
  readonly checkpoint: string | undefined;
}

export interface StreamReader {
  next(limit: number): Promise<Page>;
}

export interface StreamSource {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly place: { readonly region: string };
  readonly from: 'TRIM_HORIZON' | 'LATEST';
}

/** `after` is the checkpoint of what has been delivered; without one the reader begins where the pipe says. */
export function readStream(source: StreamSource, after: string | undefined): StreamReader {
  let iterator: string | undefined;
  let checkpoint = after;
  return {
    async next(limit) {
      try {
        if (iterator === undefined) ({ iterator, checkpoint } = await positionOf(source, checkpoint));
        const page = await source.client.send(
          new GetRecordsCommand({ ShardIterator: iterator, Limit: Math.min(limit, 1_000) }),
        );
        iterator = page.NextShardIterator;
        checkpoint = page.Records?.at(-1)?.dynamodb?.SequenceNumber ?? checkpoint;
        return { records: (page.Records ?? []).map((record) => plain(source, record)), checkpoint };
      } catch (error) {
        iterator = undefined;
        throw error;
      }
    },
  };
}

interface Position {
  readonly iterator: string | undefined;
  readonly checkpoint: string | undefined;
}

async function positionOf({ client, streamArn, from }: StreamSource, after: string | undefined): Promise<Position> {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
  // The emulator keeps one shard for a table's whole life and names its newest number.
  const shard = StreamDescription?.Shards?.at(-1);
  // LATEST becomes a number at once: what is written while the stack is down would otherwise be skipped by the next start.
  const latest = from === 'LATEST' ? (shard?.SequenceNumberRange?.EndingSequenceNumber ?? '0') : undefined;
  const checkpoint = after ?? latest;
  const position =
    checkpoint === undefined
      ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
      : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: checkpoint } as const);
  const ask = new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shard?.ShardId, ...position });
  return { iterator: (await client.send(ask)).ShardIterator, checkpoint };
}

/** Times as epoch seconds and binaries in base64, as on the wire; the emulator's own region never shows. */
function plain({ streamArn, place }: StreamSource, record: StreamRecord): Json {
  const { ApproximateCreationDateTime: created, ...dynamodb } = record.dynamodb ?? {};
  const shown = {
    ...record,
    awsRegion: place.region,
    eventSourceARN: streamArn,
    dynamodb: { ApproximateCreationDateTime: Math.floor((created?.getTime() ?? 0) / 1_000), ...dynamodb },
  };
  const text = JSON.stringify(shown, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
  // JSON by its making: to look through every record once more would take a tenth of the stack's time under load.
  const json: Json = JSON.parse(text);
  return json;
}
