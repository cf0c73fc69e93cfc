// `buckets:draw`: the token buckets of rate limits, shared by all containers.
import * as z from 'zod';
import type { Capability } from '../capability.ts';
import { setting } from '../settings.ts';
import { documentClient } from '../table/index.ts';
import { type Draw, draw, giveBack } from './draw.ts';
import type { Taken } from './token-bucket.ts';

export type { Draw } from './draw.ts';
export { type Limit, type Moment, momentOf, nextTokenAt, type Taken, takeFrom, tokensIn } from './token-bucket.ts';

export interface Buckets {
  /** Takes tokens out, as many as there are up to the count. */
  draw(wanted: Draw): Promise<Taken>;
  /** How many calls a minute one principal may make of this route, where its declaration says so. */
  ofRoute(route: string): number | undefined;
}

export const bucketsDraw: Capability<'buckets:draw', { readonly buckets: Buckets }> = {
  name: 'buckets:draw',
  open: ({ scope }) => ({
    buckets: {
      draw: (wanted) => draw({ client: documentClient(scope), tableName: setting('TABLE_NAME'), scope }, wanted),
      ofRoute: (route) => routeLimits()[route],
    },
  }),
};

/** Of callers without sign-in; what a caller drew for what went well is given back. */
export interface Guards {
  draw(wanted: Omit<Draw, 'tenantId'>): Promise<Taken>;
  giveBack(drawn: Omit<Draw, 'tenantId' | 'seen' | 'attempts'>): Promise<void>;
}

/** The platform's own buckets, in no tenant. */
export const bucketsGuard: Capability<'buckets:guard', { readonly guards: Guards }> = {
  name: 'buckets:guard',
  open: ({ scope }) => {
    const place = () => ({ client: documentClient(scope), tableName: setting('TABLE_NAME'), scope });
    return { guards: { draw: (wanted) => draw(place(), wanted), giveBack: (drawn) => giveBack(place(), drawn) } };
  },
};

let limits: Readonly<Record<string, number>> | undefined;

/** Rendered by infra from the declarations: `{"POST /v1/api-keys": 10}`. */
function routeLimits(): Readonly<Record<string, number | undefined>> {
  limits ??= z.record(z.string(), z.int().positive()).parse(JSON.parse(setting('ROUTE_LIMITS')));
  return limits;
}
