// The input against the JSON Schema of the agent's version, every problem at once with its place in the request.
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type BuiltinAgent, builtins } from '../builtins/index.ts';
import type { Problem } from '../shared/fault.ts';
import type { JsonObject } from '../shared/json.ts';
import { InputInvalid } from './faults.ts';

const MAX_PROBLEMS = 100;

/** Compiled once per container and built-in. */
const compiled = new Map<string, ValidateFunction>();

export function builtinOf(id: string): BuiltinAgent {
  const builtin = builtins.get(id);
  if (!builtin) throw new Error(`This release no longer carries the built-in agent ${id}.`);
  return builtin;
}

/** Throws InputInvalid with JSON Pointers under `/input`. */
export function validateInput(builtin: BuiltinAgent, input: JsonObject): void {
  const { id, inputSchema } = builtin.manifest;
  const validate = compiled.get(id) ?? compile(inputSchema);
  compiled.set(id, validate);
  if (!validate(input)) throw InputInvalid((validate.errors ?? []).slice(0, MAX_PROBLEMS).map(problemOf));
}

function compile(schema: JsonObject): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function problemOf({ instancePath, keyword, params, message }: ErrorObject): Problem {
  const named = params['additionalProperty'] ?? params['missingProperty'];
  const field = `/input${instancePath}${typeof named === 'string' ? `/${named}` : ''}`;
  if (keyword === 'additionalProperties') return { field, message: `Unknown field "${named}".` };
  if (keyword === 'required') return { field, message: 'This field is required.' };
  const allowed = params['allowedValues'];
  return { field, message: `This ${message}${Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''}.` };
}
