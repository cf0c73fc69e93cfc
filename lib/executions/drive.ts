// What the flow that drives a run and the functions that start, feed and stop it have in common.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { FlowsStart, FlowsStop } from '../platform/flows/index.ts';
import type { Queues } from '../platform/queues/index.ts';
import { TERMINAL_STATES } from './model.ts';
import { Outcome } from './records.ts';

export const DRIVE_FLOW = 'executions.drive';

/** What waits in the queues and what every step is told. */
export const Turn = z.object({ tenantId: z.string(), executionId: z.string(), correlationId: z.string() });
export type Turn = z.output<typeof Turn>;

export const Prepared = z.object({ proceed: z.boolean(), timeoutSeconds: z.number() });

/** How the run step says a run ended; the finish step writes it down. */
export const Ended = Outcome.extend({ state: z.enum(TERMINAL_STATES) });
export type Ended = z.output<typeof Ended>;

/** Queues an accepted run by its priority, its tenant being the group whose turn it takes. */
export function enqueueRun(
  ctx: { readonly queues: Queues },
  priority: 'P0' | 'P1' | 'P2' | 'P3',
  turn: Turn,
): Promise<void> {
  const lower = { P0: 'runs-p0', P1: 'runs-p1', P2: 'runs-p2', P3: 'runs-p3' } as const;
  return ctx.queues.send(lower[priority], turn, { group: turn.tenantId });
}

/** Named by the execution, so that launching twice starts once. */
export const launchRun = (ctx: { readonly flows: FlowsStart }, turn: Turn): Promise<void> =>
  ctx.flows.start({ flow: DRIVE_FLOW, name: flowName(turn), input: turn });

export async function stopRun(ctx: { readonly flows: FlowsStop }, turn: Omit<Turn, 'correlationId'>): Promise<void> {
  const cause = 'The execution was cancelled.';
  await ctx.flows.stop({ flow: DRIVE_FLOW, name: flowName(turn), error: 'Cancelled', cause });
}

/** Tenants share one space of flow names and may choose the same execution id: each has its own ending of the name. */
function flowName({ tenantId, executionId }: Omit<Turn, 'correlationId'>): string {
  return `${executionId}-${createHash('sha256').update(tenantId).digest('hex').slice(0, 32)}`;
}
