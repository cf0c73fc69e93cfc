// The input against the schema of the agent, every problem at once with its place in the request.
import { type BuiltinAgent, loadBuiltin } from '../builtins/index.ts';
import { problemsOf, worded } from '../kernel/index.ts';
import type { JsonObject } from '../shared/json.ts';
import { InputInvalid } from './faults.ts';

export async function builtinOf(id: string): Promise<BuiltinAgent> {
  const builtin = await loadBuiltin(id);
  if (!builtin) throw new Error(`This release no longer carries the built-in agent ${id}.`);
  return builtin;
}

/** Throws InputInvalid with JSON Pointers under `/input`. */
export function validateInput({ input: schema }: BuiltinAgent, input: JsonObject): void {
  const parsed = schema.safeParse(input, worded);
  if (!parsed.success) throw InputInvalid(problemsOf(parsed.error, schema, { root: '/input', value: input }));
}
