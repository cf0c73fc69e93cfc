// Shows what an agent did, hour by hour, newest first. An agent that never ran has no hours.
import { isDescending, type PageRequest } from '../kernel/index.ts';
import type { Page, TableReader } from '../platform/table/index.ts';
import { type AgentHour, agentHourRecord } from './records.ts';

export function listAgentHours(
  ctx: { readonly table: TableReader },
  agentId: string,
  page: PageRequest,
): Promise<Page<AgentHour>> {
  return ctx.table.query(agentHourRecord, {
    match: { agentId },
    ...page,
    descending: isDescending(page, 'newest first'),
  });
}
