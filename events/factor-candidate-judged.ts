// A candidate for a new set of emission factors went through its checks.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const factorCandidateJudged = defineEvent({
  type: 'factor-candidate-judged.v1',
  summary: 'A candidate set of factors was published, held for a platform admin because figures jumped, or refused.',
  schema: z.object({
    candidateId: z.string(),
    setId: z.string().optional(),
    outcome: z.enum(['PUBLISHED', 'HELD', 'REFUSED']),
    /** What broke a check, or which figures jumped. */
    findings: z.int().min(0),
  }),
  example: { candidateId: 'fcs_01J00000000000000000000000', setId: 'egrid-2024', outcome: 'HELD', findings: 1 },
});
