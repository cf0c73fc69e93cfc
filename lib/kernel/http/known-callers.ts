// Who one container of the authorizer has seen lately, so that it asks the table again only after a while.
import { createHash } from 'node:crypto';
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

interface Kept {
  readonly caller: KnownCaller;
  readonly untilMs: number;
}

/** Only the good are kept, and as digests: refusals cost a stranger's flood of inventions no memory. */
export function knownCallers(seconds: number, most = 2_000): KnownCallers {
  const kept = new Map<string, Kept>();
  return {
    find: (credential, now) => {
      const known = kept.get(digestOf(credential));
      return known && now.getTime() < known.untilMs ? known.caller : undefined;
    },
    keep: (credential, caller, asOf) => {
      const digest = digestOf(credential);
      kept.delete(digest);
      for (const oldest of kept.keys()) {
        if (kept.size < most) break;
        kept.delete(oldest);
      }
      kept.set(digest, { caller, untilMs: Math.min(asOf.getTime() + seconds * 1000, caller.goodUntil.getTime()) });
    },
  };
}

const digestOf = ({ kind, text }: Credential): string =>
  createHash('sha256').update(`${kind} ${text}`).digest('base64');
