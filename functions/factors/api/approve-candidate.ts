// The door where a platform admin lets a candidate pass although figures jump.
import {
  ApproveCandidate,
  approveCandidate,
  CandidateNotFound,
  CandidatePath,
  CandidateSettled,
  CandidateView,
} from '../../../lib/factors/index.ts';
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factor-candidates.approve',
  route: 'POST /v1/factor-candidates/{candidateId}/approve',
  summary: 'Approve a candidate whose figures jumped by more than a quarter; it is published at the next round',
  permission: 'platform:factors',
  plane: 'platform',
  path: CandidatePath,
  body: ApproveCandidate,
  output: { 200: CandidateView },
  faults: [CandidateNotFound, CandidateSettled],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Emission factors that moved much cannot be published.',
  example: {
    needs: { announce: 'factor-candidates.announce' },
    path: { candidateId: '{{announce.id}}' },
    body: { reason: 'The grid lost its last coal plant; the fall is real.' },
  },
  handle: ({ ctx, path, body }) => approveCandidate(ctx, path.candidateId, body.reason),
});
