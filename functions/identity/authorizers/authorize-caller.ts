// Lets API Gateway know who is at the door.
import { identify } from '../../../lib/identity/index.ts';
import { authorizer, keysTouch, tableRead, tokensVerify } from '../../../lib/kernel/index.ts';

export default authorizer({
  id: 'auth.authorize-caller',
  summary: 'Resolves a bearer token or an API key to tenant, roles and permissions.',
  uses: [tokensVerify, tableRead, keysTouch],
  cacheSeconds: 30,
  impact: 'nobody can use the API: every signed-in request is refused',
  identify: ({ ctx, credential }) => identify(ctx, credential),
});
