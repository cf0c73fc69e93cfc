// A factor set that comes or goes puts every certified version in question.
import { factorSetDeprecated } from '../../../events/factor-set-deprecated.ts';
import { factorSetPublished } from '../../../events/factor-set-published.ts';
import { askForReview } from '../../../lib/certification/index.ts';
import { consumer, queueSend } from '../../../lib/kernel/index.ts';

export default consumer({
  id: 'certification.question-certified',
  summary: 'Have every certified version evaluated anew when a factor set is published or deprecated',
  on: [factorSetPublished, factorSetDeprecated],
  uses: [queueSend],
  impact: 'Certified versions are not held against new factor sets until the daily review.',
  handle: ({ ctx, event }) =>
    askForReview(ctx, { tenantId: ctx.tenantId, since: event.occurredAt, factorSet: event.payload.setId }),
});
