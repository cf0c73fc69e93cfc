// Lets API Gateway know who is at the door.
import { identify } from '../../../lib/identity/index.ts';
import { authorizer, tableRead, tokensVerify } from '../../../lib/kernel/index.ts';

export default authorizer({
  id: 'auth.authorize-bearer',
  summary: 'Resolves a bearer token to tenant, roles and permissions.',
  uses: [tokensVerify, tableRead],
  cacheSeconds: 300,
  impact: 'nobody can use the API: every signed-in request is refused',
  identify: ({ ctx, token }) => identify(ctx, token),
});
