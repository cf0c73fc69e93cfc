// Who one container of the authorizer has seen lately, so that it asks the table again only after a while.
import { createHash } from 'node:crypto';
import { memory } from '../../platform/memory/index.ts';
import type { Allowance } from '../limits/policies.ts';
import type { AuthorizerContext } from './authorize.ts';
import type { Credential } from './credential.ts';

export interface KnownCaller {
  readonly context: AuthorizerContext;
  /** When the token or key itself ends. */
  readonly goodUntil: Date;
  /** Absent: nothing limits them. */
  readonly allowance?: Allowance;
}

export interface KnownCallers {
  find(credential: Credential, now: Date): KnownCaller | undefined;
  /** `asOf`: when asking began. */
  keep(credential: Credential, caller: KnownCaller, asOf: Date): void;
}

/** Only the good are kept, and as digests: refusals cost a stranger's flood of inventions no memory. */
export function knownCallers(seconds: number, most = 2_000): KnownCallers {
  const kept = memory<KnownCaller>({ most });
  return {
    find: (credential, now) => kept.get(digestOf(credential), now.getTime()),
    keep: (credential, caller, asOf) => {
      const until = Math.min(asOf.getTime() + seconds * 1000, caller.goodUntil.getTime());
      kept.set(digestOf(credential), caller, { until });
    },
  };
}

const digestOf = ({ kind, text }: Credential): string =>
  createHash('sha256').update(`${kind} ${text}`).digest('base64');
