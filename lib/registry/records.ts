// How agents and versions lie in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';
import { AGENT_STATES } from './model.ts';

/** Enough of each version to choose one and to run it, so that a run needs no second read. */
export const VersionEntry = z.object({
  version: z.string(),
  runtime: z.object({ kind: z.literal('builtin'), builtin: z.string() }),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type VersionEntry = z.output<typeof VersionEntry>;

export const agentRecord = defineRecord({
  entity: 'agent',
  plane: 'tenant',
  purpose:
    'One agent with the index of its versions: read once to show it, to list its versions or to run it. GSI1 lists the live agents of a tenant by age.',
  key: { pk: 'AGENT#{id}', sk: 'AGENT' },
  gsi1: { pk: 'AGENTS#{listed}', sk: '{createdAt}#{id}' },
  schema: z.object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    state: z.enum(AGENT_STATES),
    versions: z.array(VersionEntry),
    /** Counts every change: the optimistic lock. */
    version: z.number(),
    createdAt: z.string(),
    createdBy: z.string(),
    updatedAt: z.string(),
    /** `live` while it is to be listed; absent once deleted. */
    listed: z.literal('live').optional(),
  }),
});

export const versionRecord = defineRecord({
  entity: 'version',
  plane: 'tenant',
  purpose: 'One version of an agent with its schemas; never changed once made.',
  key: { pk: 'AGENT#{agentId}', sk: 'VERSION#{version}' },
  schema: VersionEntry.extend({
    agentId: z.string(),
    description: z.string(),
    inputSchema: z.record(z.string(), z.json()),
    outputSchema: z.record(z.string(), z.json()),
  }),
});

export const transitionRecord = defineRecord({
  entity: 'transition',
  plane: 'tenant',
  purpose: 'The history of an agent along its lifecycle, in order.',
  key: { pk: 'AGENT#{agentId}', sk: 'TRANSITION#{order}' },
  schema: z.object({
    id: z.string(),
    /** The agent's lock number in eight digits: clocks of two containers may differ, changes of one agent are counted. */
    order: z.string(),
    agentId: z.string(),
    from: z.enum(AGENT_STATES),
    to: z.enum(AGENT_STATES),
    reason: z.string().optional(),
    at: z.string(),
    by: z.string(),
  }),
});
