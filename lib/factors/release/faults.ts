// What the platform refuses about candidates.
import { defineFault } from '../../shared/fault.ts';

export const CandidateNotFound = defineFault<{ candidateId: string }>({
  reason: 'factor_candidate_not_found',
  kind: 'not_found',
  cause: 'There is no such candidate for a factor set.',
  remedy: 'The id stands in the answer to POST /v1/factor-candidates.',
  say: ({ candidateId }) => `There is no candidate "${candidateId}".`,
});

export const CandidateSettled = defineFault<{ candidateId: string; state: string }>({
  reason: 'factor_candidate_settled',
  kind: 'conflict',
  cause: 'The candidate was published or refused; that cannot be changed any more.',
  remedy: 'Mend a refused one and announce it anew; a published set can be deprecated.',
  say: ({ candidateId, state }) => `"${candidateId}" is ${state}: there is nothing to approve.`,
});
