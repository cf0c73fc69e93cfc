// The Arguments of lambda:invoke after evaluation: a function by name or arn, and the payload it is given.
import * as z from 'zod';
import { arnOf } from '../../../wire/place.ts';
import { type Json, jsonSchema } from '../../asl/json.ts';
import type { TaskState } from '../../asl/states.ts';
import { evaluate } from '../../query/evaluate.ts';
import type { Frame } from '../frame.ts';
import { withinLimit } from '../limits.ts';
import { scopeOf } from '../scope.ts';
import { StateError } from '../state-error.ts';

export interface InvokeArguments {
  readonly functionArn: string;
  readonly payload: Json;
}

const schema = z.strictObject({
  FunctionName: z.string(),
  Payload: jsonSchema.optional(),
  InvocationType: z.literal('RequestResponse').optional(),
});

export async function invokeArguments(frame: Frame, state: TaskState): Promise<InvokeArguments> {
  const template: Json = toTemplate(state.Arguments);
  const evaluated = await evaluate(template, scopeOf(frame), 'Arguments');
  const parsed = schema.safeParse(evaluated);
  if (!parsed.success) throw new StateError('States.Runtime', `Arguments: ${z.prettifyError(parsed.error)}`);
  const { FunctionName, Payload = {} } = parsed.data;
  const functionArn = FunctionName.startsWith('arn:')
    ? FunctionName
    : arnOf(frame.run.host.options, 'lambda', `function:${FunctionName}`);
  return { functionArn, payload: withinLimit(Payload, `payload of state '${frame.cursor.state}'`) };
}

function toTemplate(value: TaskState['Arguments']): Json {
  if (typeof value === 'string') return value;
  const { FunctionName, Payload, InvocationType } = value;
  return {
    FunctionName,
    ...(Payload === undefined ? {} : { Payload }),
    ...(InvocationType === undefined ? {} : { InvocationType }),
  };
}
