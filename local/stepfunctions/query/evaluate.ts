// A payload template against its scope: every {% %} string inside becomes its value, everything else stays as written.
import { type Json, type JsonObject, toJson } from '../asl/json.ts';
import { StateError } from '../run/state-error.ts';
import { compile, isExpression } from './compile.ts';
import { statesFunctions } from './functions.ts';

/** What an expression can see: `$states` and the variables in scope. */
export interface Scope {
  readonly states: JsonObject;
  readonly variables: JsonObject;
}

export async function evaluate(template: Json, scope: Scope, field: string): Promise<Json> {
  if (typeof template === 'string') return isExpression(template) ? evaluateOne(template, scope, field) : template;
  if (Array.isArray(template)) {
    const members: Json[] = [];
    for (const [index, member] of template.entries()) members.push(await evaluate(member, scope, `${field}/${index}`));
    return members;
  }
  if (typeof template === 'object' && template !== null) {
    const members: [string, Json][] = [];
    for (const [key, member] of Object.entries(template)) {
      members.push([key, await evaluate(member, scope, `${field}/${key}`)]);
    }
    return Object.fromEntries(members);
  }
  return template;
}

async function evaluateOne(text: string, scope: Scope, field: string): Promise<Json> {
  const result = await run(text, scope, field);
  if (result === undefined) throw queryFailure(text, field, 'returned nothing (undefined)');
  if (typeof result === 'function') throw queryFailure(text, field, 'returned a function');
  return toJson(result);
}

async function run(text: string, scope: Scope, field: string): Promise<unknown> {
  try {
    return await compile(text).evaluate(undefined, { ...statesFunctions, ...scope.variables, states: scope.states });
  } catch (error) {
    const said =
      typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
    throw queryFailure(text, field, `threw an error during evaluation: ${said}`);
  }
}

function queryFailure(text: string, field: string, what: string): StateError {
  const source = text.slice(2, -2).trim();
  return new StateError(
    'States.QueryEvaluationError',
    `The JSONata expression '${source}' specified for the field '${field}' ${what}.`,
  );
}
