// One execution alive in this process: driven from where it stands to exactly one ending.
import { setMaxListeners } from 'node:events';
import type { JsonObject } from '../asl/json.ts';
import { parseJson } from '../asl/json.ts';
import type { Machine } from '../asl/parse-machine.ts';
import { type Ending, type ExecutionRecord, endExecution } from '../store/executions.ts';
import { type StoredFrame, startOf } from '../store/frames.ts';
import type { Frame, Host } from './frame.ts';
import type { Recorder } from './recorder.ts';
import { runBranch } from './run-branch.ts';
import { Aborted, StateError } from './state-error.ts';

export interface Launch {
  readonly host: Host;
  readonly execution: ExecutionRecord;
  readonly machine: Machine;
  readonly machineName: string;
  readonly recorder: Recorder;
  readonly left: Map<string, StoredFrame>;
  readonly ended: (ending: Ending) => void;
}

export interface LiveRun {
  /** Ends the run as aborted; false when it had already ended. */
  stop(error: string | undefined, cause: string | undefined): boolean;
  /** Lets go of the run without ending it: the process is about to close. */
  drop(): void;
}

export function launch(parts: Launch): LiveRun {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  let over = false;
  const end = (status: Ending['status'], result: Partial<Pick<Ending, 'output' | 'error' | 'cause'>>): boolean => {
    if (over) return false;
    over = true;
    const { output = null, error = null, cause = null } = result;
    finish(parts, { status, stopped_at: parts.host.clock.now(), output, error, cause });
    controller.abort();
    return true;
  };
  const fail = (reason: unknown): void => {
    if (reason instanceof Aborted || controller.signal.aborted) return;
    const { error, cause } = reason instanceof StateError ? reason : internal(reason);
    end('FAILED', { error: error ?? null, cause: cause ?? null });
  };
  runBranch(rootFrame(parts, controller.signal)).then(
    (output) => end('SUCCEEDED', { output: JSON.stringify(output) }),
    fail,
  );
  if (parts.machine.timeoutSeconds !== undefined) {
    const deadline = parts.execution.started_at + parts.machine.timeoutSeconds * 1000;
    parts.host.clock
      .sleepUntil(deadline, controller.signal)
      .then(() => end('TIMED_OUT', { error: 'States.Timeout' }), fail);
  }
  return {
    stop: (error, cause) => end('ABORTED', { error: error ?? null, cause: cause ?? null }),
    drop: () => {
      over = true;
      controller.abort();
    },
  };
}

function rootFrame(parts: Launch, signal: AbortSignal): Frame {
  const { host, execution, machineName, recorder, left, machine } = parts;
  const root = left.get('');
  left.delete('');
  const input = parseJson(execution.input);
  const cursor = root && 'cursor' in root ? root.cursor : startOf(machine.StartAt, input, {});
  const run = { host, execution, input, machineName, recorder, left, runBranch };
  return { run, path: '', branch: machine, signal, item: undefined, silent: false, cursor, lastEvent: 1 };
}

const endEvents = {
  SUCCEEDED: ['ExecutionSucceeded', 'executionSucceededEventDetails'],
  FAILED: ['ExecutionFailed', 'executionFailedEventDetails'],
  TIMED_OUT: ['ExecutionTimedOut', 'executionTimedOutEventDetails'],
  ABORTED: ['ExecutionAborted', 'executionAbortedEventDetails'],
} as const;

function finish({ host, execution, recorder, ended }: Launch, ending: Ending): void {
  const [type, member] = endEvents[ending.status];
  const details: JsonObject = {};
  for (const key of ['output', 'error', 'cause'] as const) if (ending[key] !== null) details[key] = ending[key];
  recorder.add(type, 0, { [member]: details });
  host.tokens.closeAll(execution.arn);
  endExecution(host.journal, execution.arn, ending);
  ended(ending);
}

function internal(reason: unknown): StateError {
  console.error('The Step Functions interpreter failed.', reason);
  return new StateError('States.Runtime', 'The interpreter failed; its log has the cause.');
}
