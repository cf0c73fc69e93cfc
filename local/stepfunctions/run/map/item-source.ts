// Where a Map's items come from: its input, its Items field, or a file in S3; each then selected and batched.
import type { Json, JsonObject } from '../../asl/json.ts';
import { isObject } from '../../asl/json.ts';
import type { MapState } from '../../asl/nested-states.ts';
import { evaluate } from '../../query/evaluate.ts';
import { type Frame, save } from '../frame.ts';
import { scopeOf } from '../scope.ts';
import { StateError } from '../state-error.ts';
import { type Batch, batches, batchLimits } from './batches.ts';
import { readItems } from './read-items.ts';

export interface ItemSource {
  /** Known ahead for inline items; a file is counted while it is read. */
  readonly total: number | undefined;
  readonly batches: AsyncIterable<Batch>;
}

export async function itemSource(frame: Frame, state: MapState): Promise<ItemSource> {
  const limits = state.ItemBatcher && (await batchLimits(frame, state.ItemBatcher));
  if (state.ItemReader) return { total: undefined, batches: batches(await readItems(frame, state.ItemReader), limits) };
  const items = frame.cursor.items ?? (await evaluateItems(frame, state));
  if (!frame.cursor.items) {
    frame.cursor = { ...frame.cursor, items };
    save(frame);
  }
  return { total: items.length, batches: batches(items, limits) };
}

async function evaluateItems(frame: Frame, state: MapState): Promise<Json[]> {
  const items = state.Items === undefined ? frame.cursor.input : await evaluate(state.Items, scopeOf(frame), 'Items');
  if (Array.isArray(items)) return items;
  // The service also iterates over an object, giving each member as key and value.
  if (isObject(items)) return Object.entries(items).map(([Key, Value]) => ({ Key, Value }));
  const field = state.Items === undefined ? 'the input' : "the field 'Items'";
  throw new StateError(
    'States.QueryEvaluationError',
    `In '${frame.cursor.state}' ${field} must be an array or object.`,
  );
}

/** The input of one item's run, seen with `$states.context.Map.Item`. */
export async function selectItem(frame: Frame, state: MapState, item: JsonObject): Promise<Json> {
  const value = isObject(item['Item']) ? (item['Item']['Value'] ?? null) : null;
  if (state.ItemSelector === undefined) return value;
  const scope = scopeOf({ ...frame, item });
  return evaluate(state.ItemSelector, scope, 'ItemSelector');
}
