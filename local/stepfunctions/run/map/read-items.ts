// The items of a distributed Map read from an S3 object as a stream: CSV, JSON Lines, or one JSON array.
import { Readable } from 'node:stream';
import * as z from 'zod';
import type { Json } from '../../asl/json.ts';
import type { ItemReader } from '../../asl/nested-states.ts';
import { evaluate } from '../../query/evaluate.ts';
import { numberOf } from '../conclude.ts';
import type { Frame } from '../frame.ts';
import { scopeOf } from '../scope.ts';
import { StateError } from '../state-error.ts';
import { csvItems, jsonItems, jsonLines } from './item-formats.ts';

const location = z.strictObject({ Bucket: z.string(), Key: z.string() });

export async function readItems(frame: Frame, reader: ItemReader): Promise<AsyncGenerator<Json>> {
  const { ReaderConfig: config } = reader;
  const place = location.safeParse(await evaluate(reader.Arguments, scopeOf(frame), 'ItemReader/Arguments'));
  if (!place.success) throw failure(z.prettifyError(place.error));
  const most = config.MaxItems === undefined ? undefined : await numberOf(frame, 'MaxItems', config.MaxItems);
  const stream = await open(frame, place.data);
  const items =
    config.InputType === 'CSV'
      ? csvItems(stream, config)
      : config.InputType === 'JSONL'
        ? jsonLines(stream)
        : jsonItems(stream);
  return limited(items, most ?? Number.MAX_SAFE_INTEGER);
}

async function open(frame: Frame, { Bucket, Key }: z.output<typeof location>): Promise<Readable> {
  try {
    const body = await frame.run.host.options.readObject(Bucket, Key);
    return body instanceof Readable ? body : Readable.fromWeb(body);
  } catch (error) {
    throw failure(`s3://${Bucket}/${Key} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function* limited(items: AsyncGenerator<Json>, most: number): AsyncGenerator<Json> {
  let count = 0;
  try {
    for await (const item of items) {
      if (count >= most) return;
      count += 1;
      yield item;
    }
  } catch (error) {
    throw error instanceof StateError ? error : failure(error instanceof Error ? error.message : String(error));
  }
}

function failure(cause: string): StateError {
  return new StateError('States.ItemReaderFailed', cause);
}
