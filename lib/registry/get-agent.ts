// Shows agents, one or a page of them.
import type { PageRequest } from '../kernel/index.ts';
import { agentById, agentPage, type Reading, viewOf } from './store.ts';

export const getAgent = async (ctx: Reading, agentId: string) => viewOf(await agentById(ctx, agentId));

export const listAgents = (ctx: Reading, page: PageRequest) => agentPage(ctx, page);
