// Shows agents, one or a page of them.
import type { PageRequest } from '../kernel/index.ts';
import { agentById, agentPage, type Reading, viewOf } from './store.ts';

export const getAgent = async (ctx: Reading, agentId: string) => viewOf(await agentById(ctx, agentId));

export interface ListAgents {
  /** Those that were deleted and can be restored, instead of those that are there. */
  readonly deleted?: boolean;
}

export const listAgents = (ctx: Reading, { deleted = false }: ListAgents, page: PageRequest) =>
  agentPage(ctx, deleted ? 'deleted' : 'live', page);
