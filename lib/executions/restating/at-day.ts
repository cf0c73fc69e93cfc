// The same input under what was known on another day.
import type { BuiltinAgent } from '../../builtins/index.ts';
import { isJsonObject, type JsonObject } from '../../shared/json.ts';
import { AsOfNotTaken } from '../faults.ts';

/** Agents over factors take a day of knowledge as `asOf`; for the others there is one edition of what they compute with. */
export function takesAsOf({ manifest }: BuiltinAgent): boolean {
  const { properties } = manifest.inputSchema;
  return isJsonObject(properties) && Object.hasOwn(properties, 'asOf');
}

/** Throws AsOfNotTaken when a day was asked for and means nothing to the agent. */
export function atDay(
  builtin: BuiltinAgent,
  input: JsonObject,
  { asked, today }: { readonly asked: string | undefined; readonly today: string },
): JsonObject {
  if (takesAsOf(builtin)) return { ...input, asOf: asked ?? today };
  if (asked !== undefined) throw AsOfNotTaken({ builtin: builtin.manifest.id });
  return input;
}
