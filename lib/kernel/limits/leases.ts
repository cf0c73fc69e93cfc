// In-process leasing: a container draws several tokens at once and spends them without asking again.
import { type Buckets, type Limit, type Moment, nextTokenAt, tokensIn } from '../../platform/buckets/index.ts';
import { memory } from '../../platform/memory/index.ts';

/** One bucket a request draws from. */
export interface Policy {
  /** What clients know it by. */
  readonly name: 'user' | 'tenant' | 'endpoint';
  readonly tenantId: string;
  readonly bucket: string;
  readonly limit: Limit;
}

/** How a request stands with one policy, after it. */
export interface Standing {
  readonly policy: Policy;
  readonly remaining: number;
  /** When the bucket will be full again. */
  readonly fullAt: Moment;
  /** Where it was empty: when there will be a token. */
  readonly tokenAt?: Moment;
}

export type Drawing = Pick<Buckets, 'draw'>;

export interface Spent {
  readonly admitted: boolean;
  readonly standings: readonly Standing[];
}

export interface Leases {
  /** One token of each bucket, or of none of them where one is empty: that one says when to come again. */
  spend(buckets: Drawing, policies: readonly Policy[], now: Moment): Promise<Spent>;
}

interface Lease {
  left: number;
  lapsesAt: Moment;
  /** What was last seen of the bucket. */
  fullAt: Moment | undefined;
  emptyUntil: Moment;
}

/**
 * A token is spent within so many seconds of being drawn, or never. In any time t, however many containers serve a
 * bucket, at most tokens + rate * (t + LEASE_SECONDS) requests are let through; counted from the first one, never more
 * than tokens + rate * t.
 */
export const LEASE_SECONDS = 10;

/** So few that what lies unused in other containers hardly counts, so many that most requests find one at hand. */
export const leaseOf = ({ tokens }: Limit): number => Math.min(200, Math.max(1, Math.floor(tokens / 20)));

const MOST_KEPT = 5_000;

/** What a container holds; it lives as long as that. */
export function leasing(): Leases {
  const leases = memory<Lease>({ most: MOST_KEPT });
  const leaseFor = ({ tenantId, bucket }: Policy): Lease => {
    const key = `${tenantId} ${bucket}`;
    const known = leases.get(key);
    if (known) return known;
    const lease = { left: 0, lapsesAt: 0, fullAt: undefined, emptyUntil: 0 };
    leases.set(key, lease);
    return lease;
  };
  return {
    async spend(buckets, policies, now) {
      const held = policies.map((policy) => ({ policy, lease: leaseFor(policy) }));
      await Promise.all(held.map(({ policy, lease }) => renew(buckets, policy, lease, now)));
      const admitted = held.every(({ lease }) => lease.left > 0);
      const standings = held.map(({ policy, lease }) => standingOf(policy, lease, { now, admitted }));
      if (admitted) for (const { lease } of held) lease.left--;
      return { admitted, standings };
    },
  };
}

/** What a bucket that was found empty will have again is not asked about earlier: a flood costs no calls. */
async function renew(buckets: Drawing, policy: Policy, lease: Lease, now: Moment): Promise<void> {
  if (now >= lease.lapsesAt) lease.left = 0;
  if (lease.left > 0 || now < lease.emptyUntil) return;
  const { limit, tenantId, bucket } = policy;
  const { taken, fullAt } = await buckets.draw({
    tenantId,
    bucket,
    limit,
    count: leaseOf(limit),
    now,
    seen: lease.fullAt,
  });
  lease.left = taken;
  lease.fullAt = fullAt;
  lease.lapsesAt = now + LEASE_SECONDS * 1_000_000;
  lease.emptyUntil = taken > 0 ? 0 : Math.max(nextTokenAt(limit, fullAt), now + 1);
}

interface Seeing {
  readonly now: Moment;
  readonly admitted: boolean;
}

function standingOf(policy: Policy, { left, fullAt = 0, emptyUntil }: Lease, { now, admitted }: Seeing): Standing {
  if (left === 0) return { policy, remaining: 0, fullAt, tokenAt: emptyUntil };
  // What other containers drew since is not known here, and what they hold unspent counts as gone.
  const { limit } = policy;
  // A bucket that filled up again holds no more than ever, whatever is still held of it here.
  const there = Math.min(limit.tokens, left + tokensIn(limit, fullAt, now));
  return { policy, remaining: there - (admitted ? 1 : 0), fullAt };
}
