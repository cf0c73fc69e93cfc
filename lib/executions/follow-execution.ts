// Follows a run until it ends: its states and its progress as events, each only when it is new.
import { setTimeout as wait } from 'node:timers/promises';
import type { ServerSentEvent } from '../kernel/index.ts';
import { isTerminal } from './model.ts';
import { type Execution, executionOf, findExecution, type Reading, viewOf } from './store.ts';

const LOOK_EVERY_MS = 400;
/** Ends before the function would be cut off; browsers reconnect by themselves. */
const LEAVE_MS = 3000;

/** Throws ExecutionNotFound before the first event. */
export async function followExecution(
  ctx: Reading,
  agentId: string,
  executionId: string,
): Promise<AsyncIterable<ServerSentEvent>> {
  return follow(ctx, await executionOf(ctx, agentId, executionId));
}

async function* follow(ctx: Reading, first: Execution): AsyncGenerator<ServerSentEvent> {
  let now = first;
  let said = '';
  for (;;) {
    const event = eventOf(now);
    const text = JSON.stringify(event);
    if (text !== said) yield event;
    said = text;
    if (isTerminal(now.state) || ctx.remainingMs() < LEAVE_MS) return;
    await wait(LOOK_EVERY_MS);
    now = (await findExecution(ctx, now.id)) ?? now;
  }
}

function eventOf(execution: Execution): ServerSentEvent {
  const event = isTerminal(execution.state) ? 'finished' : execution.progress ? 'progress' : 'state';
  return { event, data: viewOf(execution) };
}
