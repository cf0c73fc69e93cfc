// What crosses the border when many agents are meant at once.
import * as z from 'zod';
import { MOST_ITEMS, outcomesOf } from '../../kernel/index.ts';
import { AgentView } from '../contract.ts';

/** Each item is judged by itself, so that one in a wrong shape does not hinder the others. */
const bulkOf = (what: string) =>
  z.strictObject({
    mode: z
      .enum(['sync', 'async'])
      .default('sync')
      .describe('`async` answers at once with a job, whose progress and result GET /v1/jobs/{jobId} tells.'),
    items: z
      .array(z.json())
      .min(1, 'Give at least one item.')
      .max(MOST_ITEMS, `At most ${MOST_ITEMS} items fit one call; send more in several.`)
      .describe(what),
  });

export const NewAgents = bulkOf('Agents as POST /v1/agents takes them.');
export const AgentChanges = bulkOf('Changes as PATCH /v1/agents/{agentId} takes them, each with the `id` it is about.');
export const AgentRemovals = bulkOf('Each with the `id` of an agent and, if it must not have changed, its `version`.');
export type Bulk = z.output<typeof NewAgents>;

/** What an item tells of its agent; the whole agent is a GET away. */
export const BulkAgent = AgentView.pick({ id: true, state: true, version: true });
export const BulkOutcomes = outcomesOf(BulkAgent);
