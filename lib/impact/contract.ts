// What crosses the border of impact reports.
import * as z from 'zod';
import { idPattern } from '../platform/ids.ts';
import { AgentImpact, Figure, OUTCOMES, STATES } from './model.ts';

const SetId = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,99}$/, 'Name a factor set by its id, e.g. "egrid-2023-first".');

export const NewReport = z.strictObject({
  factorSets: z
    .array(SetId)
    .min(1)
    .max(5)
    .refine((ids) => new Set(ids).size === ids.length, 'Name each set once.')
    .describe('Sets that were superseded or corrected: results that rest on any of them are looked at.'),
  asOf: z.iso
    .date('Write a day as YYYY-MM-DD.')
    .optional()
    .describe('The day whose knowledge the results are held against; today, unless told.'),
});
export type NewReport = z.output<typeof NewReport>;

export const ReportView = z.strictObject({
  id: z.string(),
  state: z.enum(STATES),
  factorSets: z.array(z.string()),
  release: z.string().optional().describe('The factor set whose release or deprecation caused the report.'),
  asOf: z.iso.date(),
  counts: z.strictObject({ results: z.int(), changed: z.int(), unchanged: z.int(), impossible: z.int() }),
  agents: z.array(AgentImpact),
  requestedAt: z.iso.datetime(),
  requestedBy: z.string(),
  completedAt: z.iso.datetime().optional(),
});
export type ReportView = z.output<typeof ReportView>;

export const ImpactView = z.strictObject({
  executionId: z.string(),
  agentId: z.string(),
  agentVersion: z.string(),
  finishedAt: z.iso.datetime(),
  outcome: z.enum(OUTCOMES).describe('IMPOSSIBLE: it cannot be computed anew, e.g. because its file is gone.'),
  figures: z.array(Figure),
  problem: z.string().optional(),
});
export type ImpactView = z.output<typeof ImpactView>;

const ReportId = z.string().regex(idPattern('imp'), 'A report id is "imp_" followed by a ULID of 26 characters.');
export const ReportPath = z.strictObject({ reportId: ReportId });
