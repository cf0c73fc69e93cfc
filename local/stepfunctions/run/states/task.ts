// Task: a Lambda invocation, plain or with a callback; scheduled and on disk before the function is called.
import type { Json } from '../../asl/json.ts';
import type { TaskState } from '../../asl/states.ts';
import { conclude, numberOf } from '../conclude.ts';
import { type Frame, mustGoOn, record, save, type Transition } from '../frame.ts';
import { withinLimit } from '../limits.ts';
import { StateError } from '../state-error.ts';
import { awaitCallback, lambda } from '../task/callback.ts';
import { within } from '../task/deadlines.ts';
import { invoke } from '../task/invoke.ts';
import { type InvokeArguments, invokeArguments } from '../task/invoke-arguments.ts';

const unlimitedSeconds = 99_999_999;

export async function runTask(frame: Frame, state: TaskState): Promise<Transition> {
  const resource = state.Resource.slice('arn:aws:states:::lambda:'.length);
  try {
    const done = resource === 'invoke' ? await plain(frame, state, resource) : await callback(frame, state, resource);
    const result = withinLimit(done, `result of state '${frame.cursor.state}'`);
    record(frame, 'TaskSucceeded', {
      taskSucceededEventDetails: { ...lambda(resource), output: JSON.stringify(result) },
    });
    const { Next: next, Output, Assign } = state;
    return await conclude(frame, { next, Output, Assign, otherwise: result, seen: { result } });
  } catch (error) {
    if (error instanceof StateError) recordFailure(frame, resource, error);
    throw error;
  }
}

async function plain(frame: Frame, state: TaskState, resource: string): Promise<Json> {
  const invocation = await invokeArguments(frame, state);
  const deadline = await deadlineOf(frame, state);
  const heartbeat = await heartbeatOf(frame, state);
  await schedule(frame, resource, invocation);
  const from = frame.run.host.clock.now();
  // A plain invocation cannot send heartbeats, so its silence counts from the start.
  const clocks =
    heartbeat === undefined ? { deadline } : { deadline, heartbeat: { afterMs: heartbeat, beatAt: () => from } };
  return within(frame, clocks, (signal) => invoke(frame, invocation, signal));
}

async function callback(frame: Frame, state: TaskState, resource: string): Promise<Json> {
  const { tokens } = frame.run.host;
  const heartbeat = await heartbeatOf(frame, state);
  const deadline = frame.cursor.token?.deadline ?? (await deadlineOf(frame, state));
  mustGoOn(frame);
  const id = frame.cursor.token?.id ?? tokens.issue(frame.run.execution.arn);
  const token = { id, deadline, submitted: frame.cursor.token?.submitted ?? false };
  frame.cursor = { ...frame.cursor, token };
  const beatAt = (): number => tokens.beatAt(token.id);
  const deadlines = { deadline: token.deadline, ...(heartbeat ? { heartbeat: { afterMs: heartbeat, beatAt } } : {}) };
  const prepare = async (): Promise<InvokeArguments> => {
    const invocation = await invokeArguments(frame, state);
    await schedule(frame, resource, invocation);
    return invocation;
  };
  return awaitCallback(frame, { token: token.id, deadlines, prepare });
}

async function schedule(frame: Frame, resource: string, invocation: InvokeArguments): Promise<void> {
  const { region } = frame.run.host.options;
  const parameters = JSON.stringify({ FunctionName: invocation.functionArn, Payload: invocation.payload });
  record(frame, 'TaskScheduled', { taskScheduledEventDetails: { ...lambda(resource), region, parameters } });
  save(frame);
  await frame.run.host.journal.commit();
  record(frame, 'TaskStarted', { taskStartedEventDetails: lambda(resource) });
}

async function deadlineOf(frame: Frame, state: TaskState): Promise<number> {
  const seconds = await numberOf(frame, 'TimeoutSeconds', state.TimeoutSeconds ?? unlimitedSeconds);
  return frame.run.host.clock.now() + seconds * 1000;
}

async function heartbeatOf(frame: Frame, state: TaskState): Promise<number | undefined> {
  if (state.HeartbeatSeconds === undefined) return undefined;
  return (await numberOf(frame, 'HeartbeatSeconds', state.HeartbeatSeconds)) * 1000;
}

function recordFailure(frame: Frame, resource: string, { error, cause }: StateError): void {
  const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  if (error === 'States.QueryEvaluationError') {
    const state = frame.cursor.state;
    record(frame, 'EvaluationFailed', { evaluationFailedEventDetails: { ...details, state } });
  } else if (error === 'States.Timeout' || error === 'States.HeartbeatTimeout') {
    record(frame, 'TaskTimedOut', { taskTimedOutEventDetails: { ...lambda(resource), ...details } });
  } else {
    record(frame, 'TaskFailed', { taskFailedEventDetails: { ...lambda(resource), ...details } });
  }
}
