// Limits of what anybody may call without signing in: no authorizer sees such a request, so the operation counts it itself.
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import {
  bucketsGuard,
  type Guards,
  type Limit,
  momentOf,
  nextTokenAt,
  tokensIn,
} from '../../platform/buckets/index.ts';
import type { CapabilityName } from '../../platform/capability.ts';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { RateLimited } from '../faults.ts';
import { USER_PER_MINUTE } from '../limits/policies.ts';
import type { Rate } from '../limits/rate.ts';
import { logFor } from '../observe.ts';
import { platformScope } from '../principal.ts';
import type { EndpointSpec } from '../spec.ts';
import { type Call, callOf, type Stage } from './call.ts';
import { addressOf } from './source-address.ts';

type Limited = Pick<EndpointSpec, 'permission'> & { readonly limit?: EndpointSpec['limit'] };

const isGuarded = ({ permission, limit }: Limited): boolean => permission === 'public' && limit !== undefined;

/** What counting needs beside what the declaration names. */
export const guardsOf = (declaration: Limited): readonly CapabilityName[] =>
  isGuarded(declaration) ? [bucketsGuard.name] : [];

/** No stage at all where nothing is to be counted. What went well is given back: only guesses use a bucket up. */
export function guarded(spec: EndpointSpec): Stage[] {
  if (!isGuarded(spec)) return [];
  const drawn = new WeakMap<Call, readonly Bucket[]>();
  const open = () => bucketsGuard.open({ scope: platformScope, clock: systemClock, ids: systemIds }).guards;
  return [
    {
      before: async ({ event }) => {
        const call = callOf(event);
        const buckets = bucketsFor(spec, event, call);
        call.rate = await spend(open(), buckets, momentOf(systemClock.now()));
        if (call.rate?.retryAfterSeconds !== undefined) throw refusal(call.rate, call.rate.retryAfterSeconds);
        drawn.set(call, buckets);
      },
      after: async ({ event }) => {
        const buckets = drawn.get(callOf(event)) ?? [];
        const now = momentOf(systemClock.now());
        const back = buckets.map(({ bucket, limit }) => open().giveBack({ bucket, limit, count: 1, now }));
        for (const outcome of await Promise.allSettled(back)) if (outcome.status === 'rejected') warn(outcome.reason);
      },
    },
  ];
}

interface Bucket {
  readonly name: string;
  readonly bucket: string;
  readonly limit: Limit;
}

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** An address asking about one account, and an address whatever it asks about; neither is written down. */
function bucketsFor({ id, limit }: EndpointSpec, event: APIGatewayProxyEvent, { body }: Call): Bucket[] {
  const address = addressOf(event.requestContext.identity?.sourceIp ?? '');
  const by = limit?.by;
  const about = by !== undefined && typeof body === 'object' && body !== null ? String(Reflect.get(body, by)) : '';
  const per = (tokens: number): Limit => ({ tokens, windowSeconds: 60 });
  return [
    { name: 'account', bucket: digest(id, address, about), limit: per(limit?.perMinute ?? USER_PER_MINUTE) },
    { name: 'address', bucket: digest(id, address), limit: per(USER_PER_MINUTE) },
  ];
}

/** So many that a whole office may sign in at one moment. */
const ATTEMPTS = 30;

/** Where counting fails, all go in. */
async function spend(guards: Guards, buckets: readonly Bucket[], now: number): Promise<Rate | undefined> {
  try {
    const stands = await Promise.all(
      buckets.map(async ({ name, bucket, limit }) => ({
        ...{ name, limit },
        ...(await guards.draw({ bucket, limit, count: 1, now, attempts: ATTEMPTS })),
      })),
    );
    const waits = stands.flatMap(({ taken, limit, fullAt }) => (taken > 0 ? [] : [nextTokenAt(limit, fullAt) - now]));
    return {
      policies: stands.map(({ name, limit, fullAt }) => ({
        ...{ name, ...limit, remaining: tokensIn(limit, fullAt, now) },
        resetSeconds: Math.max(0, Math.ceil((fullAt - now) / 1_000_000)),
      })),
      ...(waits.length > 0 && { retryAfterSeconds: Math.max(1, ...waits.map((wait) => Math.ceil(wait / 1_000_000))) }),
    };
  } catch (error) {
    warn(error);
    return undefined;
  }
}

function refusal({ policies }: Rate, retryAfterSeconds: number) {
  const empty = policies.find(({ remaining }) => remaining === 0) ?? { name: 'account', tokens: 0, windowSeconds: 60 };
  return RateLimited({ ...empty, policy: empty.name, retryAfterSeconds });
}

const warn = (error: unknown): void =>
  logFor({}).warn('failed', { error: error instanceof Error ? error : String(error) });
