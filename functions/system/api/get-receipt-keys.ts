// GET /.well-known/receipt-keys.json
import { document, receiptsSign } from '../../../lib/kernel/index.ts';
import { receiptTrustFile } from '../../../lib/system/index.ts';

export default document({
  id: 'system.get-receipt-keys',
  route: 'GET /.well-known/receipt-keys.json',
  summary: 'The root keys receipts are verified with, as a trust file for the offline verifier.',
  permission: 'public',
  uses: [receiptsSign],
  produces: 'document',
  faults: [],
  impact: 'nobody can check receipts against our keys',
  example: {},
  handle: ({ ctx }) => receiptTrustFile(ctx),
});
