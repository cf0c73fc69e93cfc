// Somebody is sending a candidate for a new set of emission factors.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const factorCandidateAnnounced = defineEvent({
  type: 'factor-candidate-announced.v1',
  summary: 'A candidate set of factors was announced; once its content is there, it is checked at the next round.',
  schema: z.object({ candidateId: z.string() }),
  example: { candidateId: 'fcs_01J00000000000000000000000' },
});
