// One call of a Lambda function, its answer and its errors in the shapes of the lambda:invoke integration.
import { type Json, type JsonObject, toJson } from '../../asl/json.ts';
import type { Invocation } from '../../options.ts';
import type { Frame } from '../frame.ts';
import { Aborted, StateError } from '../state-error.ts';
import type { InvokeArguments } from './invoke-arguments.ts';

export async function invoke(
  frame: Frame,
  { functionArn, payload }: InvokeArguments,
  signal: AbortSignal,
): Promise<Json> {
  const answer = await call(frame, functionArn, payload, signal);
  const { functionError } = answer;
  if (functionError) {
    const { errorType, errorMessage, trace } = functionError;
    throw new StateError(errorType, JSON.stringify({ errorType, errorMessage, trace: trace ?? [] }));
  }
  const result: JsonObject = { ExecutedVersion: '$LATEST', Payload: toJson(answer.payload), StatusCode: 200 };
  return result;
}

async function call(frame: Frame, arn: string, payload: Json, signal: AbortSignal): Promise<Invocation> {
  try {
    return await frame.run.host.options.invokeLambda(arn, payload, signal);
  } catch (error) {
    if (signal.aborted) throw new Aborted();
    const name = error instanceof Error && error.name.endsWith('Exception') ? error.name : 'SdkClientException';
    throw new StateError(`Lambda.${name}`, error instanceof Error ? error.message : String(error));
  }
}
