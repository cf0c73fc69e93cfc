// What crosses the border of releases: a candidate's file, how a candidate is shown, and what approves it.
import * as z from 'zod';
import { GAS_BASES } from '../archive/model.ts';
import { CANDIDATE_STATES, Finding } from './records.ts';

const text = z.string().max(300);
const figure = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'Write a plain decimal as text; leave a figure the source does not print away.');

/** One factor of a candidate, in words of its source; kg per unit. */
export const CandidateFactor = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][\w.-]{2,199}$/),
  scope: z.enum(['Scope 1', 'Scope 2', 'Scope 3', 'Outside of Scopes']),
  category: text.min(1),
  subcategory: text.default(''),
  activity: text,
  variant: text.default(''),
  unit: text.min(1),
  region: text.min(2),
  gasBasis: z.enum(GAS_BASES),
  ...{ co2e: figure.optional(), co2: figure.optional(), ch4: figure.optional(), n2o: figure.optional() },
  notes: text.default(''),
});
export type CandidateFactor = z.output<typeof CandidateFactor>;

export const CandidateFile = z.strictObject({
  set: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{3,100}$/),
    series: z.string().regex(/^[a-z][a-z0-9-]{2,40}$/),
    source: text.min(3),
    version: text.min(1),
    licence: text.min(2),
    validFrom: z.iso.date(),
    validTo: z.nullable(z.iso.date()),
    boundary: z.enum(['direct', 'life-cycle']),
    covers: z.array(z.string().min(1).max(40)).min(1).max(300),
    cautions: z.array(text).max(20).default([]),
  }),
  factors: z.array(z.unknown()).min(1).max(20_000),
});
export type CandidateFile = z.output<typeof CandidateFile>;

export const NewCandidate = z.strictObject({
  sizeBytes: z.int().min(2).max(8_000_000),
});
export type NewCandidate = z.output<typeof NewCandidate>;

export const CandidateView = z.strictObject({
  id: z.string(),
  state: z.enum(CANDIDATE_STATES),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  setId: z.string().optional(),
  sha256: z.string().optional(),
  findings: z.array(Finding).describe('Breaches of a check, or figures that jumped; the first hundred.'),
  approval: z.strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).optional(),
});
export type CandidateView = z.output<typeof CandidateView>;

export const AnnouncedCandidate = CandidateView.extend({
  upload: z.strictObject({
    url: z.string(),
    method: z.literal('PUT'),
    headers: z.record(z.string(), z.string()),
  }),
});
export type AnnouncedCandidate = z.output<typeof AnnouncedCandidate>;

export const CandidatePath = z.strictObject({ candidateId: z.string().min(1).max(60) });
export const ApproveCandidate = z.strictObject({ reason: z.string().trim().min(5).max(500) });
