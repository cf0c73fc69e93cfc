// POST /v1/auth/logout
import { RefreshBody, signOut } from '../../../lib/identity/index.ts';
import { endpoint, identityLogin, SENSITIVE } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'auth.logout',
  route: 'POST /v1/auth/logout',
  summary: 'Revoke a refresh token; access tokens made from it live out their hour.',
  permission: 'public',
  limit: { ...SENSITIVE, by: 'refreshToken' },
  uses: [identityLogin],
  body: RefreshBody,
  output: { 204: null },
  faults: [],
  impact: 'people cannot sign out',
  example: { needs: { login: 'auth.login' }, body: { refreshToken: '{{login.refreshToken}}' } },
  handle: async ({ ctx, body }) => {
    await signOut(ctx, body.refreshToken);
    return undefined;
  },
});
