// The door where a platform admin sees how a candidate fared.
import { CandidateNotFound, CandidatePath, CandidateView, getCandidate } from '../../../lib/factors/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factor-candidates.get',
  route: 'GET /v1/factor-candidates/{candidateId}',
  summary: 'Show a candidate with what its checks found',
  permission: 'platform:factors',
  plane: 'platform',
  path: CandidatePath,
  output: { 200: CandidateView },
  faults: [CandidateNotFound],
  uses: [tableRead],
  impact: 'Nobody can see why new emission factors are not published.',
  example: {
    needs: { announce: 'factor-candidates.announce' },
    path: { candidateId: '{{announce.id}}' },
  },
  handle: ({ ctx, path }) => getCandidate(ctx, path.candidateId),
});
