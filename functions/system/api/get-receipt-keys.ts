// GET /.well-known/receipt-keys.json
import { document, receiptsSign } from '../../../lib/kernel/index.ts';
import { receiptKeySet } from '../../../lib/system/index.ts';

export default document({
  id: 'system.get-receipt-keys',
  route: 'GET /.well-known/receipt-keys.json',
  summary: 'The public keys receipts are verified with, as a JWK set.',
  permission: 'public',
  uses: [receiptsSign],
  produces: 'document',
  faults: [],
  impact: 'nobody can check receipts against our keys',
  example: {},
  handle: ({ ctx }) => receiptKeySet(ctx),
});
