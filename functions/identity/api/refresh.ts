// POST /v1/auth/refresh
import {
  RefreshBody,
  RefreshRefused,
  refreshSignIn,
  SignInThrottled,
  TokensView,
} from '../../../lib/identity/index.ts';
import { endpoint, identityLogin, SENSITIVE } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'auth.refresh',
  route: 'POST /v1/auth/refresh',
  summary: 'Exchange a refresh token for new access and id tokens.',
  permission: 'public',
  limit: { ...SENSITIVE, by: 'refreshToken' },
  uses: [identityLogin],
  body: RefreshBody,
  output: { 200: TokensView },
  faults: [RefreshRefused, SignInThrottled],
  impact: 'people are signed out after an hour',
  example: { needs: { login: 'auth.login' }, body: { refreshToken: '{{login.refreshToken}}' } },
  handle: ({ ctx, body }) => refreshSignIn(ctx, body.refreshToken),
});
