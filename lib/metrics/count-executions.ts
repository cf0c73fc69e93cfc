// Adds finished runs to the hour they finished in: one write per agent and hour, however many runs the batch tells of.
import type * as z from 'zod';
import type { executionFinished } from '../../events/execution-finished.ts';
import type { BaseContext, Commit, Heard } from '../kernel/index.ts';
import { patch, type Write } from '../platform/table/index.ts';
import { agentHourRecord } from './records.ts';

type Finished = Heard<z.output<typeof executionFinished.schema>>;

const COUNTER = { SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELLED: 'cancelled', TIMED_OUT: 'timedOut' } as const;

export function countExecutions(
  ctx: BaseContext & { readonly commit: Commit },
  events: readonly Finished[],
): Promise<unknown> {
  const groups = Object.values(
    Object.groupBy(events, ({ payload, occurredAt }) => `${payload.agentId} ${occurredAt.slice(0, 13)}`),
  );
  return ctx.commit({ writes: groups.flatMap((group) => (group ? [addition(group)] : [])) });
}

function addition(events: readonly Finished[]): Write {
  const [first] = events;
  if (!first) throw new Error('A group of events is never empty.');
  const add: Record<string, number> = {};
  const count = (name: string, amount: number) => {
    add[name] = (add[name] ?? 0) + amount;
  };
  for (const { payload } of events) {
    count('runs', 1);
    count(COUNTER[payload.state], 1);
    count('durationMs', payload.durationMs);
    count('rowsRead', payload.rowsRead);
    count('rowsRefused', payload.rowsRefused);
  }
  const key = { agentId: first.payload.agentId, hour: first.occurredAt.slice(0, 13) };
  return patch(agentHourRecord, key, { add });
}
