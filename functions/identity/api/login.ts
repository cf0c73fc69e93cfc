// POST /v1/auth/login
import {
  CredentialsRefused,
  NewPasswordNeeded,
  NewPasswordRejected,
  SignInBody,
  SignInThrottled,
  signIn,
  TokensView,
} from '../../../lib/identity/index.ts';
import { endpoint, identityLogin, SENSITIVE } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'auth.login',
  route: 'POST /v1/auth/login',
  summary: 'Sign in with e-mail address and password.',
  permission: 'public',
  limit: { ...SENSITIVE, by: 'email' },
  uses: [identityLogin],
  body: SignInBody,
  output: { 200: TokensView },
  faults: [CredentialsRefused, NewPasswordNeeded, NewPasswordRejected, SignInThrottled],
  impact: 'nobody can sign in',
  example: {
    needs: { tenant: 'tenants.create' },
    body: { email: 'admin@{{tenant.id}}.example', password: 'Correct-horse-9-battery' },
  },
  handle: ({ ctx, body }) => signIn(ctx, body),
});
