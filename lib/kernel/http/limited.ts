// Refuses what the authorizer counted as one request too many, before anything is read or parsed.
import { RateLimited } from '../faults.ts';
import { tightest } from '../limits/rate.ts';
import { callOf, type Stage } from './call.ts';

export const limited: Stage = {
  before: ({ event }) => {
    const { rate } = callOf(event);
    if (rate?.retryAfterSeconds === undefined) return;
    const { name, tokens, windowSeconds } = tightest(rate) ?? { name: 'user', tokens: 0, windowSeconds: 60 };
    throw RateLimited({ policy: name, tokens, windowSeconds, retryAfterSeconds: rate.retryAfterSeconds });
  },
};
