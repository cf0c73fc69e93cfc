// Creates, changes or deletes many agents: within the call, or as a job that goes on after it.
import { beginJob, carryOutJob, type JobMessage, type JobView, type JobWriting } from '../../jobs/index.ts';
import type { Outcomes } from '../../kernel/index.ts';
import type { AgentView } from '../contract.ts';
import { JobUnfinished } from '../faults.ts';
import type { Bulk } from './contract.ts';
import { type Bulking, doItems } from './do-items.ts';
import { type BulkKind, isBulkKind } from './kinds.ts';

type Told = Pick<AgentView, 'id' | 'state' | 'version'>;

export async function bulkAgents(
  ctx: Bulking & JobWriting,
  kind: BulkKind,
  { mode, items }: Bulk,
): Promise<JobView | Outcomes<Told>> {
  if (mode === 'async') return beginJob(ctx, kind, items);
  const outcomes = await doItems(ctx, { kind, items });
  // An answer that leaves items out is not the last word: a repeat with the same key goes on where this call ended.
  if (outcomes.items.some(isUnreached)) return outcomes;
  return ctx.commit({ writes: [], answer: outcomes });
}

/** The worker's part. Jobs of other domains are theirs. */
export async function carryOutBulk(ctx: Bulking & JobWriting, { jobId, kind }: JobMessage): Promise<void> {
  if (!isBulkKind(kind)) return;
  await carryOutJob(ctx, jobId, async (items, undertaking, tell) => {
    const outcomes = await doItems(ctx, { kind, items, undertaking, tell });
    if (outcomes.items.some(isUnreached)) throw JobUnfinished({ jobId });
    return outcomes;
  });
}

const isUnreached = ({ status }: { readonly status: number }): boolean => status === 504;
