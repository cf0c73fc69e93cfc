// Groups the items of a Map: one per run, or as many as the ItemBatcher allows by count and by bytes.
import type { Json } from '../../asl/json.ts';
import type { ItemBatcher } from '../../asl/nested-states.ts';
import { numberOf } from '../conclude.ts';
import type { Frame } from '../frame.ts';
import { payloadLimitBytes } from '../limits.ts';

export interface Batch {
  readonly index: number;
  /** The position of the first item. */
  readonly from: number;
  readonly items: readonly Json[];
}

export interface BatchLimits {
  readonly items: number;
  readonly bytes: number;
}

export async function batchLimits(frame: Frame, batcher: ItemBatcher): Promise<BatchLimits> {
  const { MaxItemsPerBatch = Number.MAX_SAFE_INTEGER, MaxInputBytesPerBatch = payloadLimitBytes } = batcher;
  return {
    items: await numberOf(frame, 'ItemBatcher/MaxItemsPerBatch', MaxItemsPerBatch),
    bytes: await numberOf(frame, 'ItemBatcher/MaxInputBytesPerBatch', MaxInputBytesPerBatch),
  };
}

export async function* batches(
  source: Iterable<Json> | AsyncIterable<Json>,
  limits: BatchLimits | undefined,
): AsyncGenerator<Batch> {
  const { items: most, bytes: mostBytes } = limits ?? { items: 1, bytes: Number.MAX_SAFE_INTEGER };
  let items: Json[] = [];
  let bytes = 0;
  let index = 0;
  let from = 0;
  for await (const item of source) {
    const size = limits ? Buffer.byteLength(JSON.stringify(item)) : 0;
    if (items.length > 0 && (items.length >= most || bytes + size > mostBytes)) {
      yield { index, from, items };
      index += 1;
      from += items.length;
      items = [];
      bytes = 0;
    }
    items.push(item);
    bytes += size;
  }
  if (items.length > 0) yield { index, from, items };
}
