// The API actions by which a worker answers for a task token.
import * as z from 'zod';
import { AwsFault } from '../../wire/aws-fault.ts';
import { type Operation, operation } from '../../wire/aws-json.ts';
import { type Json, parseJson } from '../asl/json.ts';
import { payloadLimitBytes } from '../run/limits.ts';
import { type Outcome, readToken } from '../run/tokens.ts';
import { findExecution } from '../store/executions.ts';
import { invalidOutput, taskDoesNotExist, taskTimedOut, taskTokenInvalid } from './faults.ts';
import type { Service } from './service.ts';

const token = z.string().min(1).max(2048);
const success = z.strictObject({ taskToken: token, output: z.string() });
const failure = z.strictObject({
  taskToken: token,
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});
const heartbeat = z.strictObject({ taskToken: token });

export function taskActions(service: Service): Record<string, Operation> {
  return {
    SendTaskSuccess: operation(success, ({ taskToken, output }) =>
      answer(service, taskToken, { output: read(output) }),
    ),
    SendTaskFailure: operation(failure, ({ taskToken, error, cause }) =>
      answer(service, taskToken, {
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      }),
    ),
    SendTaskHeartbeat: operation(heartbeat, ({ taskToken }) => {
      if (!service.tokens.beat(taskToken)) throw gone(service, taskToken);
      return {};
    }),
  };
}

async function answer(service: Service, taskToken: string, outcome: Outcome): Promise<object> {
  if (!(await service.tokens.answer(taskToken, outcome))) throw gone(service, taskToken);
  return {};
}

/** Never a token, a token of no execution known here, or one whose task is over. */
function gone(service: Service, taskToken: string): AwsFault {
  const execution = readToken(taskToken);
  if (execution === undefined) return taskTokenInvalid();
  return findExecution(service.journal, execution) ? taskTimedOut() : taskDoesNotExist();
}

function read(output: string): Json {
  if (Buffer.byteLength(output) > payloadLimitBytes) {
    throw new AwsFault('ValidationException', `The output is larger than ${payloadLimitBytes} bytes.`);
  }
  try {
    return parseJson(output);
  } catch {
    throw invalidOutput();
  }
}
