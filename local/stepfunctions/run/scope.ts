// What the expressions of a state see: $states.input, .result, .errorOutput, .context and the variables.
import type { Json, JsonObject } from '../asl/json.ts';
import type { Scope } from '../query/evaluate.ts';
import type { Frame } from './frame.ts';

export interface Seen {
  readonly result?: Json;
  readonly errorOutput?: JsonObject;
}

export function scopeOf(frame: Frame, seen: Seen = {}): Scope {
  const states: JsonObject = { input: frame.cursor.input, context: contextOf(frame) };
  if (seen.result !== undefined) states['result'] = seen.result;
  if (seen.errorOutput !== undefined) states['errorOutput'] = seen.errorOutput;
  return { states, variables: frame.cursor.variables };
}

function contextOf(frame: Frame): JsonObject {
  const { execution, machineName } = frame.run;
  const context: JsonObject = {
    Execution: {
      Id: execution.arn,
      Name: execution.name,
      Input: frame.run.input,
      RoleArn: execution.role_arn,
      StartTime: new Date(execution.started_at).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: execution.machine_arn, Name: machineName },
    State: {
      Name: frame.cursor.state,
      EnteredTime: new Date(frame.cursor.enteredAt).toISOString(),
      RetryCount: frame.cursor.retryCount,
    },
  };
  if (frame.item) context['Map'] = frame.item;
  if (frame.cursor.token) context['Task'] = { Token: frame.cursor.token.id };
  return context;
}
