// One line of control in a running execution: the machine itself, a Parallel branch or a Map iteration.
import type { Json, JsonObject } from '../asl/json.ts';
import type { Branch } from '../asl/nested-states.ts';
import type { Clock } from '../clock.ts';
import type { StepFunctionsOptions } from '../options.ts';
import type { ExecutionRecord } from '../store/executions.ts';
import { type Cursor, deleteChildren, type StoredFrame, saveFrame } from '../store/frames.ts';
import type { Journal } from '../store/journal.ts';
import type { Recorder } from './recorder.ts';
import { Aborted } from './state-error.ts';
import type { Tokens } from './tokens.ts';

/** What all runs share. */
export interface Host {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly options: StepFunctionsOptions;
}

export interface Run {
  readonly host: Host;
  readonly execution: ExecutionRecord;
  readonly input: Json;
  readonly machineName: string;
  readonly recorder: Recorder;
  /** What an earlier process left of this run; a frame is taken once. */
  readonly left: Map<string, StoredFrame>;
  /** Walks a branch to its output: states hold branches that hold states. */
  readonly runBranch: (frame: Frame) => Promise<Json>;
}

export interface Frame {
  readonly run: Run;
  readonly path: string;
  readonly branch: Branch;
  readonly signal: AbortSignal;
  /** `$states.context.Map` inside an iteration. */
  readonly item: JsonObject | undefined;
  /** Children of a distributed Map leave no trace in the parent's history. */
  readonly silent: boolean;
  cursor: Cursor;
  lastEvent: number;
}

/** A run that is over writes nothing more and calls nobody: checked wherever code goes on after waiting. */
export function mustGoOn(frame: Frame): void {
  if (frame.signal.aborted) throw new Aborted();
}

export function save(frame: Frame): void {
  mustGoOn(frame);
  saveFrame(frame.run.host.journal, frame.run.execution.arn, frame.path, { cursor: frame.cursor });
}

export function forgetChildren(frame: Frame): void {
  for (const path of frame.run.left.keys()) {
    if (path.startsWith(`${frame.path}/`)) frame.run.left.delete(path);
  }
  deleteChildren(frame.run.host.journal, frame.run.execution.arn, frame.path);
}

export function record(frame: Frame, type: string, details: JsonObject = {}): void {
  mustGoOn(frame);
  if (frame.silent) return;
  frame.lastEvent = frame.run.recorder.add(type, frame.lastEvent, details);
}

/** Where a state hands over to; without `next` the branch ends with this output. */
export interface Transition {
  readonly next: string | undefined;
  readonly output: Json;
  readonly variables: JsonObject;
}
