// One child of a Parallel or Map state: continued where an earlier process left it, finished once, its end on disk.
import type { Json, JsonObject } from '../asl/json.ts';
import type { Branch } from '../asl/nested-states.ts';
import { saveFrame, startOf } from '../store/frames.ts';
import { type Frame, mustGoOn, save } from './frame.ts';
import { StateError } from './state-error.ts';

export interface Child {
  readonly index: number;
  readonly branch: Branch;
  readonly signal: AbortSignal;
  readonly variables: JsonObject;
  readonly item?: JsonObject;
  readonly silent?: boolean;
  /** Asked for only when the child starts afresh. */
  readonly input: () => Promise<Json>;
}

export async function runChild(parent: Frame, child: Child): Promise<Json> {
  const { run } = parent;
  const path = `${parent.path}/${child.index}`;
  const left = run.left.get(path);
  run.left.delete(path);
  if (left && 'output' in left) return left.output;
  if (left && 'error' in left) throw new StateError(left.error ?? undefined, left.cause ?? undefined);
  const cursor = left ? left.cursor : startOf(child.branch.StartAt, await child.input(), child.variables);
  const { branch, signal, item = parent.item, silent = parent.silent } = child;
  const frame: Frame = { run, path, branch, signal, item, silent, cursor, lastEvent: parent.lastEvent };
  if (!left) save(frame);
  return finish(frame);
}

async function finish(frame: Frame): Promise<Json> {
  const { host, execution } = frame.run;
  try {
    const output = await frame.run.runBranch(frame);
    mustGoOn(frame);
    saveFrame(host.journal, execution.arn, frame.path, { output });
    return output;
  } catch (error) {
    if (error instanceof StateError && !frame.signal.aborted) {
      const { error: name = null, cause = null } = error;
      saveFrame(host.journal, execution.arn, frame.path, { error: name, cause });
    }
    throw error;
  }
}
