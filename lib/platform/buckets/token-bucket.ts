// A token bucket as one number: the moment it will be full again. Pure rules; times in whole microseconds.

/** Holds `tokens` at most, and gains as many in `windowSeconds`. */
export interface Limit {
  readonly tokens: number;
  readonly windowSeconds: number;
}

/** Microseconds. */
export type Moment = number;

export const momentOf = (time: Date): Moment => time.getTime() * 1000;

/** Rounded up: never faster than promised. */
const perToken = ({ tokens, windowSeconds }: Limit): number => Math.ceil((windowSeconds * 1_000_000) / tokens);

/** How long a bucket takes to gain so many. */
export const costOf = (limit: Limit, tokens: number): Moment => tokens * perToken(limit);

/** What has never been drawn from is full, and so is what was full before now. */
const baseOf = (fullAt: Moment | undefined, now: Moment): Moment => Math.max(fullAt ?? now, now);

/** Whole tokens in it. */
export function tokensIn(limit: Limit, fullAt: Moment | undefined, now: Moment): number {
  const missing = Math.ceil((baseOf(fullAt, now) - now) / perToken(limit));
  return Math.max(0, limit.tokens - missing);
}

/** When there will be one token at least. */
export const nextTokenAt = (limit: Limit, fullAt: Moment): Moment => fullAt - costOf(limit, limit.tokens - 1);

export interface Taken {
  readonly taken: number;
  /** When it will be full again, after this. */
  readonly fullAt: Moment;
}

/** As many as are there, `count` at most. */
export function takeFrom(limit: Limit, fullAt: Moment | undefined, count: number, now: Moment): Taken {
  const taken = Math.min(count, tokensIn(limit, fullAt, now));
  return { taken, fullAt: baseOf(fullAt, now) + costOf(limit, taken) };
}
