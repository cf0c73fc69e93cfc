// Once a day every tenant's certified versions are held against what is in use: a new release of the product says no event.
import { askForReview } from '../../../lib/certification/index.ts';
import { job, queueSend } from '../../../lib/kernel/index.ts';

export default job({
  id: 'certification.ask-for-reviews',
  summary: 'Have certified versions evaluated whose evidence is of other sets or another release',
  schedule: 'rate(1 day)',
  uses: [queueSend],
  timeoutSeconds: 300,
  impact: 'After a release of the product, versions stay certified on old evidence.',
  handle: ({ ctx }) => askForReview(ctx, { tenantId: ctx.tenantId }),
});
