// Which buckets a request draws from: the tenant's, the principal's, and the principal's at an endpoint with a limit of its own.
import type { AuthorizerContext } from '../http/authorize.ts';
import type { Policy } from './leases.ts';

/** Every figure is per minute; what is absent is not limited. */
export interface Allowance {
  readonly tenant?: number;
  readonly user?: number;
  /** Multiplies what endpoints declare. */
  readonly factor: number;
}

const WINDOW_SECONDS = 60;
/** What one principal may do a minute, where nothing else is said. */
export const USER_PER_MINUTE = 100;
/** For operations that are worth guessing at or costly to repeat. */
export const SENSITIVE = { perMinute: 10 } as const;

interface Asked {
  readonly route: string;
  readonly perMinute: number | undefined;
}

export function policiesOf(
  { tenantId, subject }: Pick<AuthorizerContext, 'tenantId' | 'subject'>,
  { tenant, user, factor }: Allowance,
  { route, perMinute }: Asked,
): Policy[] {
  const policy = (name: Policy['name'], bucket: string, tokens: number | undefined): Policy[] =>
    tokens === undefined ? [] : [{ name, tenantId, bucket, limit: { tokens, windowSeconds: WINDOW_SECONDS } }];
  return [
    ...policy('endpoint', `endpoint:${subject}:${route}`, perMinute && perMinute * factor),
    ...policy('user', `user:${subject}`, user),
    ...policy('tenant', 'tenant', tenant),
  ];
}
