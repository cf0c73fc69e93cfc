// The workers of a Map: each takes the next batch, runs the processor, and stops when too much has failed.
import type { Json, JsonObject } from '../../asl/json.ts';
import type { MapState } from '../../asl/nested-states.ts';
import { evaluate } from '../../query/evaluate.ts';
import { runChild } from '../child.ts';
import { type Frame, record } from '../frame.ts';
import { scopeOf } from '../scope.ts';
import { Aborted, StateError } from '../state-error.ts';
import type { Batch } from './batches.ts';
import { type ItemSource, selectItem } from './item-source.ts';
import { runWorkers } from './run-workers.ts';
import { exceeded, exceeds, type Tolerance } from './tolerance.ts';

export interface MapWork {
  readonly source: ItemSource;
  readonly tolerance: Tolerance;
  readonly concurrency: number;
}

export async function runItems(
  frame: Frame,
  state: MapState,
  { source, tolerance, concurrency }: MapWork,
): Promise<Json[]> {
  const results = new Map<number, Json>();
  const siblings = new AbortController();
  const signal = AbortSignal.any([frame.signal, siblings.signal]);
  let failed = 0;
  let total = 0;
  let broken: unknown;
  const work = async (batch: Batch): Promise<boolean> => {
    if (signal.aborted) return false;
    total += batch.items.length;
    try {
      results.set(batch.index, await runOne(frame, state, { batch, signal }));
    } catch (error) {
      if (siblings.signal.aborted) return false;
      failed += batch.items.length;
      if (!state.distributed || !(error instanceof StateError)) broken = error;
      else if (exceeds(tolerance, failed, source.total)) broken = exceeded(failed);
      if (broken !== undefined) siblings.abort();
    }
    return broken === undefined;
  };
  await runWorkers({ source: source.batches, count: concurrency, work, onBroken: () => siblings.abort() });
  if (broken !== undefined) throw broken;
  if (frame.signal.aborted) throw new Aborted();
  if (exceeds(tolerance, failed, total)) throw exceeded(failed);
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}

async function runOne(frame: Frame, state: MapState, at: { batch: Batch; signal: AbortSignal }): Promise<Json> {
  const { batch, signal } = at;
  const { index } = batch;
  const name = frame.cursor.state;
  const details = { index, name };
  if (!state.distributed) record(frame, 'MapIterationStarted', { mapIterationStartedEventDetails: details });
  const item = itemContext(index, batch.items[0] ?? null);
  const variables = state.distributed ? {} : frame.cursor.variables;
  const input = (): Promise<Json> => inputOf(frame, state, batch);
  const child = {
    index,
    branch: state.ItemProcessor,
    signal,
    variables,
    item,
    silent: state.distributed || frame.silent,
    input,
  };
  try {
    const output = await runChild(frame, child);
    if (!state.distributed) record(frame, 'MapIterationSucceeded', { mapIterationSucceededEventDetails: details });
    return output;
  } catch (error) {
    if (!state.distributed && error instanceof StateError) {
      record(frame, 'MapIterationFailed', { mapIterationFailedEventDetails: details });
    }
    throw error;
  }
}

async function inputOf(frame: Frame, state: MapState, batch: Batch): Promise<Json> {
  const selected: Json[] = [];
  for (const [offset, value] of batch.items.entries()) {
    selected.push(await selectItem(frame, state, itemContext(batch.from + offset, value)));
  }
  if (!state.ItemBatcher) return selected[0] ?? null;
  const { BatchInput } = state.ItemBatcher;
  if (BatchInput === undefined) return { Items: selected };
  return { Items: selected, BatchInput: await evaluate(BatchInput, scopeOf(frame), 'ItemBatcher/BatchInput') };
}

function itemContext(index: number, value: Json): JsonObject {
  return { Item: { Index: index, Value: value } };
}
