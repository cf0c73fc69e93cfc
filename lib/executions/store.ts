// The access patterns of executions.
import { executionFinished } from '../../events/execution-finished.ts';
import { executionRestated } from '../../events/execution-restated.ts';
import { type BaseContext, type Commit, isDescending, type PageRequest, type Unit } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import { type Page, patch, put, type TableReader, type Value, type Write } from '../platform/table/index.ts';
import type { Done } from './compute.ts';
import type { ExecutionView } from './contract.ts';
import { ExecutionNotFound } from './faults.ts';
import type { DocumentKeys } from './keep.ts';
import { isTerminal, type TerminalState } from './model.ts';
import { leavePlace } from './queue-places.ts';
import { executionRecord, type Outcome } from './records.ts';
import { setUses } from './restating/set-uses.ts';
import { setsOf } from './rests-on.ts';

export type Reading = BaseContext & { readonly table: TableReader };
export type Writing = Reading & { readonly commit: Commit };

export type Execution = Value<typeof executionRecord>;

export const findExecution = (ctx: Reading, executionId: string) => ctx.table.get(executionRecord, { id: executionId });

/** Throws ExecutionNotFound, also for a run of another agent. */
export async function executionOf(ctx: Reading, agentId: string, executionId: string): Promise<Execution> {
  const execution = await findExecution(ctx, executionId);
  if (execution?.agentId !== agentId) throw ExecutionNotFound({ executionId });
  return execution;
}

export async function executionPage(ctx: Reading, agentId: string, page: PageRequest): Promise<Page<ExecutionView>> {
  const descending = isDescending(page, 'newest first');
  const options = { index: 'gsi1', match: { agentId }, ...page, descending } as const;
  const { items, ...rest } = await ctx.table.query(executionRecord, options);
  return { items: items.map((execution) => viewOf(execution)), ...rest };
}

/** The terminal write: only from the live state it was read in, with its one event, its audit entry and its usage. */
export function ending(
  ctx: BaseContext,
  execution: Execution,
  state: TerminalState,
  outcome: Outcome,
): Unit<Execution> {
  if (isTerminal(execution.state)) throw new Error(`The execution ${execution.id} has ended already.`);
  const { checkAt, ...rest } = execution;
  const { state: before, cancelRequestedAt } = execution;
  const ended: Execution = { ...rest, ...outcome, state, finishedAt: timestamp(ctx.clock) };
  return {
    writes: [
      // A cancel asked for since the run was read must not be written over unseen.
      put(executionRecord, ended, { when: { is: { state: before, cancelRequestedAt } } }),
      ...(before === 'PENDING' ? [leavePlace(execution)] : []),
      ...setUses(ctx.tenantId, ended).writes,
      ...giveBack(ended),
    ],
    ...said(ended, state),
    answer: ended,
  };
}

/** What a computation tells of itself besides its documents. */
export function knownOf({ progress, chainHead, sets, failure }: Done): Omit<Outcome, keyof DocumentKeys> {
  return {
    ...(progress && { progress }),
    ...(chainHead && { chainHead }),
    ...(sets && { sets: [...sets] }),
    ...(failure && { failure }),
  };
}

/** A restatement without a result supersedes nothing: the old one stands again, free to be restated. */
function giveBack({ id, state, supersedes }: Execution): Write[] {
  if (supersedes === undefined || state === 'SUCCEEDED') return [];
  const when = { is: { supersededBy: id } };
  return [patch(executionRecord, { id: supersedes }, { unset: ['supersededBy'], when })];
}

/** What is said of a run that ended, however it came to its end. */
export function said(ended: Execution, state: TerminalState) {
  const { id, agentId, agentVersion, mode, createdBy, progress, failure, supersedes, restatement } = ended;
  const rows = { rowsRead: progress?.rowsRead ?? 0, rowsRefused: progress?.rowsRefused ?? 0 };
  const why = failure ? { reason: failure.reason } : {};
  return {
    audit: {
      action: `executions.${state.toLowerCase().replace('_', '-')}`,
      resource: `execution/${id}`,
      details: { agentId, agentVersion, ...(supersedes !== undefined && { supersedes, ...restatement }) },
    },
    events: [
      executionFinished({
        executionId: id,
        agentId,
        agentVersion,
        state,
        mode,
        requestedBy: createdBy,
        durationMs: durationMsOf(ended),
        ...rows,
        ...why,
      }),
      ...(state === 'SUCCEEDED' && supersedes !== undefined
        ? [executionRestated({ executionId: id, supersedes, agentId, reason: restatement?.reason ?? '' })]
        : []),
    ],
    // A run that never began is nobody's usage.
    usage: ended.startedAt ? { executions: 1 } : {},
  };
}

/** Computing time; none where nothing began, and never less than none, whatever two clocks say. */
function durationMsOf({ startedAt, finishedAt }: Execution): number {
  return startedAt && finishedAt ? Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) : 0;
}

export function viewOf(execution: Execution): ExecutionView {
  const { builtin, input, output, receipt, rows, refused, chainHead, ...rest } = execution;
  const { announcements, shard, checkAt, warnedAt, restsOn, ...shown } = rest;
  const sets = setsOf(execution);
  return { ...shown, ...(sets && { sets: [...sets] }) };
}
