// The input of a run, as it was given.
import type { ObjectsRead } from '../platform/objects/index.ts';
import { isJsonObject, type JsonObject } from '../shared/json.ts';
import { textOf } from './keep.ts';
import type { Execution } from './store.ts';

/** Of a run computed at once: read whole, with its documents. */
export async function keptInput(
  ctx: { readonly objects: ObjectsRead },
  { id, input }: Pick<Execution, 'id' | 'input'>,
): Promise<JsonObject> {
  const parsed: unknown = input && JSON.parse(await textOf(ctx.objects, input));
  if (!isJsonObject(parsed)) throw new Error(`The input of ${id} is no object, or was not read with its run.`);
  return parsed;
}
