// lambda:invoke.waitForTaskToken: hands out a token, invokes, and then waits for SendTaskSuccess or SendTaskFailure.
import type { Json } from '../../asl/json.ts';
import { type Frame, record, save } from '../frame.ts';
import { StateError } from '../state-error.ts';
import type { Deadlines } from './deadlines.ts';
import { within } from './deadlines.ts';
import { invoke } from './invoke.ts';
import type { InvokeArguments } from './invoke-arguments.ts';

export interface Callback {
  readonly token: string;
  readonly deadlines: Deadlines;
  /** Asked for only when the invocation has not yet gone through. */
  readonly prepare: () => Promise<InvokeArguments>;
}

export async function awaitCallback(frame: Frame, { token, deadlines, prepare }: Callback): Promise<Json> {
  const submitted = frame.cursor.token?.submitted === true;
  const invocation = submitted ? undefined : await prepare();
  return within(frame, deadlines, async (signal) => {
    const answer = frame.run.host.tokens.answerOf(token).then((outcome) => {
      if ('output' in outcome) return outcome.output;
      throw new StateError(outcome.error, outcome.cause);
    });
    if (!invocation) return answer;
    // The callback may come before the invocation returns, and a failed invocation will never call back.
    const submission = invoke(frame, invocation, signal).then((result) => submit(frame, token, result));
    return Promise.race([answer, submission.then(() => answer)]);
  });
}

function submit(frame: Frame, token: string, result: Json): void {
  if (frame.cursor.token?.id !== token || frame.signal.aborted) return;
  frame.cursor = { ...frame.cursor, token: { ...frame.cursor.token, submitted: true } };
  const output = JSON.stringify(result);
  record(frame, 'TaskSubmitted', { taskSubmittedEventDetails: { ...lambda('invoke.waitForTaskToken'), output } });
  save(frame);
}

export function lambda(resource: string): { resourceType: string; resource: string } {
  return { resourceType: 'lambda', resource };
}
