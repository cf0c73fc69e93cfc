// Evaluates certified versions that were put in question.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { Review, reviewCertified } from '../../../lib/certification/index.ts';
import { objectsRead, queueSend, receiptsSign, tableWrite, worker } from '../../../lib/kernel/index.ts';

export default worker({
  id: 'certification.review-certified',
  summary: 'Evaluate the certified versions of a tenant anew, and take back those that drift',
  queues: [{ name: 'reviews', batchSize: 1, maximumConcurrency: 10 }],
  message: Review,
  uses: [tableWrite, objectsRead, receiptsSign, queueSend],
  assets: BUILTIN_ASSETS,
  timeoutSeconds: 900,
  memoryMb: 1769,
  impact: 'Versions stay certified though their evidence no longer holds.',
  handle: ({ ctx, message }) => reviewCertified(ctx, message),
});
