// How executions lie in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';
import { EXECUTION_STATES, MODES, PRIORITIES } from './model.ts';

/** A document kept where its size belongs: in the item, zipped in the item, or in object storage. */
export const Kept = z.union([
  z.object({ inline: z.string() }),
  z.object({ zipped: z.instanceof(Uint8Array) }),
  z.object({ key: z.string(), sizeBytes: z.number(), sha256: z.string() }),
]);
export type Kept = z.output<typeof Kept>;

export const Progress = z.object({
  rowsRead: z.number(),
  rowsComputed: z.number(),
  rowsRefused: z.number(),
  bytesRead: z.number(),
});

export const Failure = z.object({
  reason: z.string(),
  message: z.string(),
  field: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Failure = z.output<typeof Failure>;

/** What a run leaves behind besides its state. */
export const Outcome = z.object({
  output: Kept.optional(),
  receipt: Kept.optional(),
  rows: Kept.optional(),
  refused: Kept.optional(),
  chainHead: z.string().optional(),
  /** The published sets the result rests on. */
  sets: z.array(z.object({ id: z.string(), version: z.string(), sha256: z.string() })).optional(),
  failure: Failure.optional(),
  progress: Progress.optional(),
});
export type Outcome = z.output<typeof Outcome>;

export const executionRecord = defineRecord({
  entity: 'execution',
  plane: 'tenant',
  purpose:
    'One run. GSI1 lists the runs of an agent in time order; GSI2 holds only live runs, by when the sweeper should look at them.',
  key: { pk: 'RUN#{id}', sk: 'RUN' },
  gsi1: { pk: 'RUNS#{agentId}', sk: '{createdAt}#{id}' },
  gsi2: { pk: 'LIVE#{shard}', sk: '{checkAt}#{id}' },
  schema: Outcome.extend({
    id: z.string(),
    agentId: z.string(),
    agentVersion: z.string(),
    builtin: z.string(),
    state: z.enum(EXECUTION_STATES),
    mode: z.enum(MODES),
    priority: z.enum(PRIORITIES),
    /** Of a run computed at once it lies with its other documents. */
    input: Kept.optional(),
    /** In place of `sets`, short. */
    restsOn: z.array(z.string()).optional(),
    timeoutSeconds: z.number(),
    createdAt: z.string(),
    createdBy: z.string(),
    startedAt: z.string().optional(),
    finishedAt: z.string().optional(),
    deadlineAt: z.string().optional(),
    cancelRequestedAt: z.string().optional(),
    /** When it was said that the run has used most of its time: it is said once. */
    warnedAt: z.string().optional(),
    announcements: z.number(),
    shard: z.number(),
    /** The result this run restates, and why; and the run that restates this one. */
    supersedes: z.string().optional(),
    restatement: z.object({ reason: z.string(), asOf: z.string().optional() }).optional(),
    supersededBy: z.string().optional(),
    /** Absent once the run has ended. */
    checkAt: z.string().optional(),
  }),
});

export const runDocumentsRecord = defineRecord({
  entity: 'run-documents',
  plane: 'tenant',
  purpose:
    'Input, output, receipt and rows of a run computed at once, packed together: written with its run, read with it when they are asked for.',
  key: { pk: 'RUN#{id}', sk: 'DOCUMENTS' },
  /** `bytes` of each when unpacked, in the order of their packing. */
  schema: z.object({ id: z.string(), packed: z.instanceof(Uint8Array), bytes: z.array(z.number()) }),
});

export const setUseRecord = defineRecord({
  entity: 'set-use',
  plane: 'tenant',
  purpose:
    'One result by the combination of published sets it rests on, written with the end of the run: when a set is superseded, the results affected are found here. Spread over shards.',
  key: { pk: 'SETUSE#{combination}#{shard}', sk: '{finishedAt}#{executionId}' },
  schema: z.object({
    combination: z.string(),
    shard: z.number(),
    executionId: z.string(),
    agentId: z.string(),
    finishedAt: z.string(),
  }),
});

export const setCombinationRecord = defineRecord({
  entity: 'set-combination',
  plane: 'tenant',
  purpose:
    'One combination of published sets that results rest on, by each of its sets. Agents take few, so that a run need not be entered for every set.',
  key: { pk: 'SETCOMBINATIONS#{setId}', sk: '{combination}' },
  schema: z.object({ setId: z.string(), combination: z.string(), sha256: z.string() }),
});

export const queuedRecord = defineRecord({
  entity: 'queued',
  plane: 'tenant',
  purpose:
    'How many accepted runs wait for their turn, spread over shards: moved in the transactions that accept, begin or end them, read together before another is accepted.',
  key: { pk: 'QUEUED', sk: '{shard}' },
  schema: z.object({ amount: z.number() }),
});

export const cancelAheadRecord = defineRecord({
  entity: 'cancel-ahead',
  plane: 'tenant',
  purpose: 'A cancel that came before its run: the run finds it by condition and ends at once. Expires by TTL.',
  key: { pk: 'RUN#{executionId}', sk: 'CANCEL#{agentId}' },
  schema: z.object({
    executionId: z.string(),
    agentId: z.string(),
    at: z.string(),
    by: z.string(),
    expiresAt: z.number(),
  }),
});
