// `tokens:verify`: whether a bearer token was issued by our user pool, to our client, and is still good.
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { CallFrame, Capability } from '../capability.ts';
import { once } from '../once.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';

export type TokenRefusal = 'malformed' | 'expired' | 'bad_signature' | 'unknown_key' | 'wrong_claim';

export type VerifiedToken =
  | { readonly subject: string; readonly tokenUse: 'access' | 'id'; readonly expiresAt: Date }
  | { readonly refused: TokenRefusal };

export interface Tokens {
  verify(jwt: string): Promise<VerifiedToken>;
}

export const tokensVerify: Capability<'tokens:verify', { readonly tokens: Tokens }> = {
  name: 'tokens:verify',
  open: ({ clock }: CallFrame) => ({ tokens: { verify: (jwt) => verify(jwt, clock.now()) } }),
};

/** Keys are fetched once, again for an unknown key id (at most every 30 s), and hourly. */
const keySet = once(() =>
  createRemoteJWKSet(new URL(`${setting('USER_POOL_ISSUER')}/.well-known/jwks.json`), {
    cooldownDuration: 30_000,
    cacheMaxAge: 3_600_000,
    timeoutDuration: 3_000,
  }),
);

async function verify(jwt: string, currentDate: Date): Promise<VerifiedToken> {
  const claims = { issuer: setting('USER_POOL_ISSUER'), requiredClaims: ['sub', 'exp', 'token_use'] };
  try {
    const { payload } = await calling('Sign-in keys', () =>
      jwtVerify(jwt, keySet(), { ...claims, algorithms: ['RS256'], currentDate }),
    );
    const tokenUse = payload['token_use'];
    const client = tokenUse === 'access' ? payload['client_id'] : payload.aud;
    if (tokenUse !== 'access' && tokenUse !== 'id') return { refused: 'wrong_claim' };
    if (client !== setting('USER_POOL_CLIENT_ID') || !payload.sub || !payload.exp) return { refused: 'wrong_claim' };
    return { subject: payload.sub, tokenUse, expiresAt: new Date(payload.exp * 1000) };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused) return { refused };
    throw error;
  }
}

function refusalOf(error: unknown): TokenRefusal | undefined {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return 'wrong_claim';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad_signature';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'unknown_key';
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'bad_signature';
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return 'malformed';
  return undefined;
}
