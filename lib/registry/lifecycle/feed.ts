// The feed of all that happens to a tenant's agents and versions, kept as it is said and read newest first.
import * as z from 'zod';
import { type Commit, type Heard, isDescending, type PageRequest } from '../../kernel/index.ts';
import { type Page, put, type Value } from '../../platform/table/index.ts';
import { lifecycleRecord } from '../records.ts';
import type { Reading } from '../store.ts';

export type LifecycleEntry = Value<typeof lifecycleRecord>;

const Said = z.object({
  agentId: z.string(),
  version: z.string().optional(),
  alias: z.string().optional(),
  was: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
});

export async function recordLifecycle(ctx: { readonly commit: Commit }, event: Heard): Promise<void> {
  const { id, occurredAt: at, principal: by } = event;
  const type = event.type.replace(/\.v\d+$/, '');
  const entry = { ...Said.parse(event.payload), id, at, by, type };
  await ctx.commit({ writes: [put(lifecycleRecord, entry, { when: { absent: true } })] });
}

export interface ListLifecycle {
  readonly agentId?: string | undefined;
}

/** Of one agent it is read from an index of its own; deleted agents keep theirs. */
export function listLifecycle(
  ctx: Reading,
  { agentId }: ListLifecycle,
  page: PageRequest,
): Promise<Page<LifecycleEntry>> {
  const of = agentId === undefined ? { match: {} } : ({ index: 'gsi1', match: { agentId } } as const);
  const descending = isDescending(page, 'newest first');
  return ctx.table.query(lifecycleRecord, { ...of, ...page, descending });
}
