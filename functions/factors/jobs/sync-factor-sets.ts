// Judges candidates for new factor sets and brings every tenant up to what was published.
import { ARCHIVE_ASSETS, adoptCatalogue, judgeCandidates } from '../../../lib/factors/index.ts';
import { job, objectsWrite, tableWrite } from '../../../lib/kernel/index.ts';

export default job({
  id: 'factors.sync-factor-sets',
  summary: 'Check and publish candidate factor sets, and tell every tenant of what is new',
  schedule: 'rate(15 minutes)',
  uses: [tableWrite, objectsWrite],
  assets: ARCHIVE_ASSETS,
  timeoutSeconds: 900,
  memoryMb: 1024,
  impact: 'New emission factors do not reach customers.',
  first: ({ ctx }) => judgeCandidates(ctx),
  handle: ({ ctx, first }) => adoptCatalogue(ctx, first),
});
