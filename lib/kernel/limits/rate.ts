// How a request stands with its rate limits, as the authorizer hands it to the function and the function shows it.
import * as z from 'zod';
import type { Moment } from '../../platform/buckets/index.ts';
import type { Spent } from './leases.ts';

export const Rate = z.object({
  /** Present where the request is one too many. */
  retryAfterSeconds: z.int().positive().optional(),
  policies: z.array(
    z.object({
      name: z.string(),
      tokens: z.number(),
      windowSeconds: z.number(),
      remaining: z.number(),
      /** Until all of them are there again. */
      resetSeconds: z.number(),
    }),
  ),
});
export type Rate = z.output<typeof Rate>;
type Shown = Rate['policies'][number];

const secondsFrom = (now: Moment, then: Moment): number => Math.max(0, Math.ceil((then - now) / 1_000_000));

export function rateOf({ admitted, standings }: Spent, now: Moment): Rate {
  const policies = standings.map(({ policy: { name, limit }, remaining, fullAt }) => ({
    ...{ name, ...limit, remaining },
    resetSeconds: secondsFrom(now, fullAt),
  }));
  if (admitted) return { policies };
  const waits = standings.flatMap(({ tokenAt }) => (tokenAt === undefined ? [] : [secondsFrom(now, tokenAt)]));
  return { policies, retryAfterSeconds: Math.max(1, ...waits) };
}

/** Which of them ends first. */
export const tightest = ({ policies }: Rate): Shown | undefined =>
  policies.toSorted((a, b) => a.remaining - b.remaining)[0];

/** The names everybody knows, of the limit that is tightest, and the fields of draft-ietf-httpapi-ratelimit-headers-10, of all. */
export function rateHeaders(rate: Rate, nowMs: number): Readonly<Record<string, string>> {
  const first = tightest(rate);
  if (!first) return {};
  const list = (show: (one: Shown) => string) => rate.policies.map((one) => `"${one.name}";${show(one)}`).join(', ');
  return {
    'X-RateLimit-Limit': String(first.tokens),
    'X-RateLimit-Remaining': String(first.remaining),
    'X-RateLimit-Reset': String(Math.ceil(nowMs / 1000) + first.resetSeconds),
    'RateLimit-Policy': list(({ tokens, windowSeconds }) => `q=${tokens};w=${windowSeconds}`),
    RateLimit: list(({ remaining, resetSeconds }) => `r=${remaining};t=${resetSeconds}`),
  };
}

/** From the authorizer's context, which carries texts only. */
export const readRate = (text: unknown): Rate | undefined =>
  typeof text === 'string' && text !== '' ? Rate.parse(JSON.parse(text)) : undefined;
