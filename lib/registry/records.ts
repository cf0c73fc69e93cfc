// How agents and versions lie in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';
import { AGENT_STATES, VERSION_STATES } from './model.ts';

const VersionMade = z.object({
  version: z.string(),
  runtime: z.object({ kind: z.literal('builtin'), builtin: z.string() }),
  /** Agent → range. */
  dependencies: z.record(z.string(), z.string()).optional(),
  createdAt: z.string(),
  createdBy: z.string(),
});

/** Why a version may be called certified: which evaluation it passed, and on what basis (see versions/basis.ts). */
export const Evidence = z.object({ evaluationId: z.string(), basis: z.string(), at: z.string() });
export type Evidence = z.output<typeof Evidence>;

/** Until when a version runs, and what to move to. */
export const Deprecation = z.object({
  sunsetAt: z.string(),
  replacement: z.string().optional(),
  reason: z.string().optional(),
  at: z.string(),
  by: z.string(),
});
export type Deprecation = z.output<typeof Deprecation>;

/** Enough of each version to choose one and to run it, so that a run needs no second read; and how far it has come. */
export const VersionEntry = VersionMade.extend({
  state: z.enum(VERSION_STATES).default('DRAFT'),
  /** Of a certified version. */
  evidence: Evidence.optional(),
  deprecation: Deprecation.optional(),
});
export type VersionEntry = z.output<typeof VersionEntry>;

export const agentRecord = defineRecord({
  entity: 'agent',
  plane: 'tenant',
  purpose:
    'One agent with the index of its versions: read once to show it, to list its versions or to run it. GSI1 lists the live agents of a tenant by age, and apart from them the deleted ones; GSI2 those with a certified version, which a new factor set puts in question; GSI3 those in one state, which may be five of a hundred thousand.',
  key: { pk: 'AGENT#{id}', sk: 'AGENT' },
  gsi1: { pk: 'AGENTS#{listed}', sk: '{createdAt}#{id}' },
  gsi2: { pk: 'CERTIFIED#{certified}', sk: '{id}' },
  gsi3: { pk: 'AGENTS#{listed}#{state}', sk: '{createdAt}#{id}' },
  counts: [{ by: ['listed', 'state'] }],
  schema: z.object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    state: z.enum(AGENT_STATES),
    versions: z.array(VersionEntry),
    /** The highest version that was deleted: numbers are not given again. */
    highestDeleted: z.string().optional(),
    /** Alias → version. */
    aliases: z.record(z.string(), z.string()).optional(),
    /** Counts every change: the optimistic lock. */
    version: z.number(),
    createdAt: z.string(),
    createdBy: z.string(),
    updatedAt: z.string(),
    /** In which list it stands; a deleted agent is there for nobody but who restores it. Agents deleted before that list have none. */
    listed: z.enum(['live', 'deleted']).default('deleted'),
    deletedAt: z.string().optional(),
    deletedBy: z.string().optional(),
    /** Present while a version is certified. */
    certified: z.literal('yes').optional(),
  }),
});

export const versionRecord = defineRecord({
  entity: 'version',
  plane: 'tenant',
  purpose:
    'One version of an agent with its schemas; how far it has come stands in the agent. Never changed once made, but for a note when it was deleted.',
  key: { pk: 'AGENT#{agentId}', sk: 'VERSION#{version}' },
  schema: VersionMade.extend({
    agentId: z.string(),
    description: z.string(),
    inputSchema: z.record(z.string(), z.json()),
    outputSchema: z.record(z.string(), z.json()),
    deletedAt: z.string().optional(),
    deletedBy: z.string().optional(),
    /** Of a deleted version: its place in the agent's index, as it was taken out. */
    stood: VersionEntry.optional(),
  }),
});

export const transitionRecord = defineRecord({
  entity: 'transition',
  plane: 'tenant',
  purpose: 'The history of an agent along its lifecycle, in order.',
  key: { pk: 'AGENT#{agentId}', sk: 'TRANSITION#{order}' },
  counts: [{ within: ['agentId'], by: ['to'], shards: 1 }],
  schema: z.object({
    id: z.string(),
    /** The agent's lock number in eight digits: clocks of two containers may differ, changes of one agent are counted. */
    order: z.string(),
    agentId: z.string(),
    from: z.enum(AGENT_STATES),
    to: z.enum(AGENT_STATES),
    reason: z.string().optional(),
    /** The transition that this one takes back. */
    rollsBack: z.string().optional(),
    at: z.string(),
    by: z.string(),
  }),
});

export const agentUseRecord = defineRecord({
  entity: 'agent-use',
  plane: 'tenant',
  purpose:
    'The day on which a certified agent was last run, kept while it is certified. GSI1 has the longest unused first, which are deprecated after 90 days.',
  key: { pk: 'AGENT#{agentId}', sk: 'USE' },
  gsi1: { pk: 'USED', sk: '{usedOn}#{agentId}' },
  schema: z.object({ agentId: z.string(), usedOn: z.string() }),
});

export const lifecycleRecord = defineRecord({
  entity: 'lifecycle',
  plane: 'tenant',
  purpose:
    'One thing that happened to an agent or a version, as it was said; by time. GSI1 has those of one agent, deleted or not.',
  key: { pk: 'LIFECYCLE', sk: '{at}#{id}' },
  gsi1: { pk: 'LIFECYCLE#{agentId}', sk: '{at}#{id}' },
  counts: [{ by: ['type'] }, { within: ['agentId'], by: ['type'], shards: 4 }],
  schema: z.object({
    /** Of the event. */
    id: z.string(),
    at: z.string(),
    by: z.string(),
    type: z.string(),
    agentId: z.string(),
    version: z.string().optional(),
    alias: z.string().optional(),
    was: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    reason: z.string().optional(),
  }),
});

export const versionTransitionRecord = defineRecord({
  entity: 'version-transition',
  plane: 'tenant',
  purpose: 'The history of one version: promoted by people on evidence, taken back by the platform for want of it.',
  key: { pk: 'AGENT#{agentId}', sk: 'VERSIONTRANSITION#{version}#{order}' },
  counts: [{ within: ['agentId', 'version'], by: ['to'], shards: 1 }],
  schema: z.object({
    id: z.string(),
    /** The agent's lock number, as in the history of the agent. */
    order: z.string(),
    agentId: z.string(),
    version: z.string(),
    from: z.enum(VERSION_STATES),
    to: z.enum(VERSION_STATES),
    reason: z.string().optional(),
    evaluationId: z.string().optional(),
    at: z.string(),
    by: z.string(),
  }),
});
