// What crosses the border of executions: bodies as they come, views as they are shown.
import * as z from 'zod';
import { idPattern } from '../platform/ids.ts';
import { AgentId, VersionWanted } from '../registry/index.ts';
import { DEFAULT_TIMEOUT_SECONDS, EXECUTION_STATES, MAX_TIMEOUT_SECONDS, MODES, PRIORITIES } from './model.ts';
import { Failure, Progress } from './records.ts';

export const ExecutionId = z
  .string()
  .regex(idPattern('exe'), 'An execution id is "exe_" followed by a ULID of 26 characters.');

export const StartExecution = z.strictObject({
  version: VersionWanted.default('latest'),
  mode: z.enum(MODES).default('async'),
  input: z.record(z.string(), z.json()),
  priority: z.enum(PRIORITIES).default('P2'),
  timeoutSeconds: z.int().min(5).max(MAX_TIMEOUT_SECONDS).default(DEFAULT_TIMEOUT_SECONDS),
  /** Chosen by a client that wants to be able to cancel before it has an answer. */
  executionId: ExecutionId.optional(),
});
export type StartExecution = z.output<typeof StartExecution>;

export const ExecutionView = z.strictObject({
  id: z.string(),
  agentId: z.string(),
  agentVersion: z.string(),
  state: z.enum(EXECUTION_STATES),
  mode: z.enum(MODES),
  priority: z.enum(PRIORITIES),
  progress: Progress.optional(),
  failure: Failure.optional(),
  timeoutSeconds: z.number(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
  deadlineAt: z.iso.datetime().optional(),
  cancelRequestedAt: z.iso.datetime().optional(),
  /** The published sets the result rests on. */
  sets: z.array(z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() })).optional(),
  /** The result this run restates, and why; and the run that restates this one. */
  supersedes: z.string().optional(),
  restatement: z.strictObject({ reason: z.string(), asOf: z.string().optional() }).optional(),
  supersededBy: z.string().optional(),
  /** The agent's output, of a synchronous run; absent when it is so large that only GET …/result carries it. */
  output: z.record(z.string(), z.unknown()).optional(),
});
export type ExecutionView = z.output<typeof ExecutionView>;

/** A document of a result: in the answer when small, behind a link for a quarter of an hour when large. */
export const DocumentView = z.strictObject({
  sizeBytes: z.number(),
  sha256: z.string(),
  content: z.string().optional(),
  url: z.string().optional(),
});

export const ResultView = z.strictObject({
  executionId: z.string(),
  state: z.enum(EXECUTION_STATES),
  /** The agent's output; absent when it is so large that only `documents.output` carries it. */
  output: z.record(z.string(), z.unknown()).optional(),
  chainHead: z.string().optional(),
  documents: z.strictObject({
    output: DocumentView.optional(),
    receipt: DocumentView.optional(),
    /** Every computed row, as JSON Lines. */
    rows: DocumentView.optional(),
    /** Every refused row, as JSON Lines. */
    refused: DocumentView.optional(),
  }),
});
export type ResultView = z.output<typeof ResultView>;

export const CancelExecution = z.strictObject({
  /** Stops at once instead of letting the run end between two batches of rows. */
  force: z.boolean().default(false),
});

export const CancellationView = z.strictObject({
  executionId: z.string(),
  /** `cancelled`: it has ended. `requested`: it will within seconds. `ahead`: it will end when it arrives. */
  outcome: z.enum(['cancelled', 'requested', 'ahead']),
});
export type CancellationView = z.output<typeof CancellationView>;

export const Restate = z.strictObject({
  reason: z.string().trim().min(1, 'Say why the result is restated.').max(1000),
  asOf: z.iso
    .date('Write a day as YYYY-MM-DD.')
    .optional()
    .describe('Only what had been published by this day; today, unless told.'),
});
export type Restate = z.output<typeof Restate>;

export const AgentRunsPath = z.strictObject({ agentId: AgentId });
export const ExecutionPath = AgentRunsPath.extend({ executionId: ExecutionId });
