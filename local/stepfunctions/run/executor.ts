// All executions alive in this process: started by the API, taken up again after a restart, stopped on request.

import { parseJson } from '../asl/json.ts';
import { type Machine, parseMachine } from '../asl/parse-machine.ts';
import {
  type Ending,
  type ExecutionRecord,
  endExecution,
  insertExecution,
  type NewExecution,
  runningExecutions,
} from '../store/executions.ts';
import { loadFrames, saveFrame, startOf } from '../store/frames.ts';
import { addEvent, lastEventId } from '../store/history.ts';
import { findDefinition } from '../store/machines.ts';
import type { Host } from './frame.ts';
import { type LiveRun, launch } from './launch.ts';
import { createRecorder } from './recorder.ts';

export interface Executor {
  /** Resolves once the execution is on disk and under way. */
  start(execution: NewExecution): Promise<void>;
  stop(arn: string, error: string | undefined, cause: string | undefined): Promise<void>;
  /** Takes up every execution an earlier process left running. */
  resume(): void;
  drop(): void;
}

export type OnChange = (execution: ExecutionRecord) => void;

export function createExecutor(host: Host, onChange: OnChange): Executor {
  const live = new Map<string, LiveRun>();
  const machines = new Map<string, Machine>();
  const begin = (execution: ExecutionRecord, resumed: boolean): void => {
    const machine = machineOf(host, machines, execution);
    const lastId = resumed ? lastEventId(host.journal, execution.arn) : 1;
    const { journal, clock } = host;
    const run = launch({
      host,
      execution,
      machine,
      machineName: execution.machine_arn.split(':').at(-1) ?? '',
      recorder: createRecorder({ journal, clock, execution: execution.arn, lastId }),
      left: resumed ? loadFrames(journal, execution.arn) : new Map(),
      ended: (ending) => {
        live.delete(execution.arn);
        onChange({ ...execution, ...ending });
      },
    });
    live.set(execution.arn, run);
  };
  return {
    start: async (started) => {
      const execution = asRecord(started);
      const { StartAt } = machineOf(host, machines, execution);
      writeStart(host, started, StartAt);
      onChange(execution);
      begin(execution, false);
      await host.journal.commit();
    },
    stop: async (arn, error, cause) => {
      live.get(arn)?.stop(error, cause);
      await host.journal.commit();
    },
    resume: () => {
      for (const execution of runningExecutions(host.journal)) {
        if (isReadable(host, machines, execution)) begin(execution, true);
        else onChange({ ...execution, ...failUnreadable(host, execution) });
      }
    },
    drop: () => {
      for (const run of live.values()) run.drop();
      live.clear();
    },
  };
}

function writeStart({ journal }: Host, started: NewExecution, startAt: string): void {
  const { arn, input, role_arn: roleArn, started_at: at } = started;
  insertExecution(journal, started);
  const details = { executionStartedEventDetails: { input, roleArn } };
  addEvent(journal, arn, { id: 1, previous: 0, type: 'ExecutionStarted', at, details });
  saveFrame(journal, arn, '', { cursor: startOf(startAt, parseJson(input), {}) });
}

function asRecord(started: NewExecution): ExecutionRecord {
  return { ...started, seq: 0, status: 'RUNNING', stopped_at: null, output: null, error: null, cause: null };
}

function machineOf(host: Host, kept: Map<string, Machine>, execution: ExecutionRecord): Machine {
  const key = `${execution.machine_arn} ${execution.revision}`;
  const known = kept.get(key);
  if (known) return known;
  const definition = findDefinition(host.journal, execution.machine_arn, execution.revision);
  const parsed = parseMachine(definition ?? '');
  if (!('machine' in parsed)) throw new Error(`The kept definition of ${key} no longer parses.`);
  kept.set(key, parsed.machine);
  return parsed.machine;
}

function isReadable(host: Host, kept: Map<string, Machine>, execution: ExecutionRecord): boolean {
  try {
    return machineOf(host, kept, execution).StartAt !== '';
  } catch (error) {
    console.error(`The execution ${execution.arn} cannot be taken up again.`, error);
    return false;
  }
}

/** A definition kept by an older version may say what this one refuses: its runs end in words, not in silence. */
function failUnreadable({ journal, clock }: Host, { arn }: ExecutionRecord): Ending {
  const error = 'States.Runtime';
  const cause = 'The definition this execution was started with can no longer be read.';
  const at = clock.now();
  const ending: Ending = { status: 'FAILED', stopped_at: at, output: null, error, cause };
  const details = { executionFailedEventDetails: { error, cause } };
  addEvent(journal, arn, { id: lastEventId(journal, arn) + 1, previous: 0, type: 'ExecutionFailed', at, details });
  endExecution(journal, arn, ending);
  return ending;
}
