// The headers every answer carries, whoever gives it: a handler, the frame, or API Gateway itself.
import { settingOr } from '../../platform/settings.ts';
import { rateHeaders } from '../limits/rate.ts';
import type { Call } from './call.ts';

export type Headers = Readonly<Record<string, string>>;

export const SECURITY_HEADERS: Headers = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
};

/** Names a browser's script may read beyond the harmless ones. */
export const EXPOSED_HEADERS = [
  'ETag',
  'Location',
  'Retry-After',
  'X-Request-Id',
  'X-Total-Count',
  'Idempotent-Replayed',
  'Server-Timing',
  'Age',
  'Cache-Status',
  'Deprecation',
  'Sunset',
  'Link',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'RateLimit',
  'RateLimit-Policy',
].join(', ');

/** `origin` is the stage's: a preflight alone lets no browser read the answer. */
export const corsHeaders = (origin: string): Headers => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Expose-Headers': EXPOSED_HEADERS,
  ...(origin !== '*' && { Vary: 'Origin' }),
});

export function common({ requestId, rate, startedAt }: Pick<Call, 'requestId' | 'rate' | 'startedAt'>): Headers {
  const origin = settingOr('CORS_ORIGIN', '');
  return {
    'X-Request-Id': requestId,
    ...SECURITY_HEADERS,
    ...(origin && corsHeaders(origin)),
    ...(rate && rateHeaders(rate, startedAt)),
  };
}
