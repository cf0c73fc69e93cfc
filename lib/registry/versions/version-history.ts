// Shows how a version came to its state, and which agents have a certified version at all.
import { isDescending, type PageRequest } from '../../kernel/index.ts';
import type { Item, Page } from '../../platform/table/index.ts';
import type { VersionTransitionView } from '../contract.ts';
import { chooseVersion } from '../get-version.ts';
import { agentRecord, versionTransitionRecord } from '../records.ts';
import { type Agent, agentById, type Reading } from '../store.ts';

/** Oldest first. */
export async function listVersionTransitions(
  ctx: Reading,
  path: { readonly agentId: string; readonly version: string },
  page: PageRequest,
): Promise<Page<VersionTransitionView>> {
  const { agentId } = path;
  const { version } = chooseVersion(await agentById(ctx, agentId), path.version);
  const { items, ...rest } = await ctx.table.query(versionTransitionRecord, {
    match: { agentId, version },
    ...page,
    descending: isDescending(page, 'oldest first'),
  });
  return { items: items.map(({ order, ...transition }) => transition), ...rest };
}

/** In the order of their ids; like every index it may lag behind a write by a moment. */
export const certifiedAgents = (ctx: Reading, limit: number, after?: Item): Promise<Page<Agent>> =>
  ctx.table.query(agentRecord, { index: 'gsi2', match: { certified: 'yes' }, limit, ...(after && { after }) });
