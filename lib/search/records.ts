// How what search knows lies in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';
import { AgentCard } from './contract.ts';

export const AgentDocument = AgentCard.extend({
  /** Of the embedding named beside it, base64. */
  vector: z.string(),
  embedding: z.string(),
});
export type AgentDocument = z.output<typeof AgentDocument>;

export const searchEntryRecord = defineRecord({
  entity: 'search-entry',
  plane: 'tenant',
  purpose:
    'What is known of one agent to find it by, or that it is gone; one entry per agent, in the order in which they were last written: an index that was read up to a time reads on from there.',
  key: { pk: 'SEARCH', sk: '{at}#{agentId}' },
  schema: z.object({
    at: z.string(),
    agentId: z.string(),
    /** The agent's lock number: of two entries of one agent the higher is the truth. */
    version: z.number(),
    /** Absent: the agent is gone. */
    document: AgentDocument.optional(),
    /** The embedding under which the vector service has it; absent: it may not have it yet. */
    served: z.string().optional(),
  }),
});
export type SearchEntry = z.output<typeof searchEntryRecord.schema>;

export const searchPlaceRecord = defineRecord({
  entity: 'search-place',
  plane: 'tenant',
  purpose: 'Where the entry of an agent lies; the condition under which the next takes its place.',
  key: { pk: 'SEARCHED#{agentId}', sk: 'PLACE' },
  schema: z.object({ agentId: z.string(), at: z.string(), version: z.number() }),
});

export const searchSnapshotRecord = defineRecord({
  entity: 'search-snapshot',
  plane: 'tenant',
  purpose: 'From when on entries are younger than the stored snapshot of all of them.',
  key: { pk: 'SEARCHSNAPSHOT', sk: 'LATEST' },
  schema: z.object({ from: z.string(), agents: z.number() }),
});

export const runDayRecord = defineRecord({
  entity: 'run-day',
  plane: 'tenant',
  purpose: 'How many runs of an agent ended on a day; the last seven days make what is trending. Expires by TTL.',
  key: { pk: 'RUNDAYS', sk: '{day}#{agentId}' },
  schema: z.object({ day: z.string(), agentId: z.string(), runs: z.number(), expiresAt: z.number() }),
});

export const runnerRecord = defineRecord({
  entity: 'runner',
  plane: 'tenant',
  purpose:
    'Which agents somebody has run with success, and on how many days. GSI1 has those first who did so last: whose habits recommend.',
  key: { pk: 'RUNNER#{principalId}', sk: 'RUNS' },
  gsi1: { pk: 'RUNNERS', sk: '{lastOn}#{principalId}' },
  schema: z.object({
    principalId: z.string(),
    lastOn: z.string(),
    /** Counts every change: the optimistic lock. */
    version: z.number(),
    /** Of the agents run last. */
    agents: z.array(z.object({ agentId: z.string(), days: z.number(), lastOn: z.string() })),
  }),
});
export type Runner = z.output<typeof runnerRecord.schema>;
