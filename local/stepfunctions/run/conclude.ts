// The end of a state: Output and Assign, both seeing the variables as they were when the state was entered.
import type { Json, JsonObject } from '../asl/json.ts';
import { evaluate, type Scope } from '../query/evaluate.ts';
import type { Frame, Transition } from './frame.ts';
import { withinLimit } from './limits.ts';
import { type Seen, scopeOf } from './scope.ts';
import { StateError } from './state-error.ts';

export interface Exit {
  readonly next: string | undefined;
  readonly Output?: Json | undefined;
  readonly Assign?: JsonObject | undefined;
  /** The output where no Output field says otherwise. */
  readonly otherwise: Json;
  readonly seen?: Seen;
}

export async function conclude(frame: Frame, exit: Exit): Promise<Transition> {
  const scope = scopeOf(frame, exit.seen);
  const output = exit.Output === undefined ? exit.otherwise : await evaluate(exit.Output, scope, 'Output');
  const assigned = exit.Assign === undefined ? {} : await assign(exit.Assign, scope);
  const variables = { ...frame.cursor.variables, ...assigned };
  return { next: exit.next, output: withinLimit(output, `output of state '${frame.cursor.state}'`), variables };
}

async function assign(template: JsonObject, scope: Scope): Promise<JsonObject> {
  const assigned: JsonObject = {};
  for (const [name, member] of Object.entries(template)) {
    assigned[name] = withinLimit(await evaluate(member, scope, `Assign/${name}`), `variable '${name}'`);
  }
  return assigned;
}

/** A number field that may be an expression; what it answers must still be such a number. */
export async function numberOf(frame: Frame, field: string, value: number | string): Promise<number> {
  const result = typeof value === 'string' ? await evaluate(value, scopeOf(frame), field) : value;
  if (typeof result === 'number' && Number.isFinite(result) && result >= 0) return result;
  throw new StateError('States.QueryEvaluationError', `The field '${field}' must be a number of at least 0.`);
}
