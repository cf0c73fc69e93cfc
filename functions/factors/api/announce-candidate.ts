// The door where a platform admin sends a candidate for a new set of factors.
import { AnnouncedCandidate, announceCandidate, EXAMPLE_CANDIDATE, NewCandidate } from '../../../lib/factors/index.ts';
import { endpoint, objectsWrite, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factor-candidates.announce',
  route: 'POST /v1/factor-candidates',
  summary:
    'Announce a candidate for a new set of factors and get a URL to upload it to; it is checked within 15 minutes',
  permission: 'platform:factors',
  plane: 'platform',
  body: NewCandidate,
  output: { 201: AnnouncedCandidate },
  location: ({ id }) => `/v1/factor-candidates/${id}`,
  faults: [],
  uses: [tableWrite, objectsWrite],
  idempotent: true,
  impact: 'New emission factors cannot be published.',
  example: { body: { sizeBytes: EXAMPLE_CANDIDATE.length } },
  handle: ({ ctx, body }) => announceCandidate(ctx, body),
});
