// One HTTP call, parsed: what the middlewares of the frame hand from one to the next.

import type { Request } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context as LambdaContext } from 'aws-lambda';
import type { Scope } from '../../platform/capability.ts';
import type { Freshness } from '../cache/freshness.ts';
import type { OnceGuard } from '../commit/once.ts';
import type { Warning } from '../context.ts';
import type { Rate } from '../limits/rate.ts';
import type { Principal } from '../principal.ts';
import type { Filter } from './filters/index.ts';
import type { Timing } from './timing.ts';

/** Since when something is deprecated, until when it is there, and the path of what takes its place. */
export interface Leaving {
  readonly since: Date;
  readonly sunset: Date;
  readonly successor?: `/${string}`;
}

export interface Call {
  readonly requestId: string;
  readonly correlationId: string;
  readonly startedAt: number;
  readonly timing: Timing;
  readonly freshness: Freshness;
  /** How it stands with its limits; absent where it has none. */
  rate: Rate | undefined;
  principal: Principal;
  scope: Scope;
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  /** What a list is asked to leave out. */
  filter: Filter | undefined;
  body: unknown;
  /** That what is answered about will go: told beside the answer. */
  leaving: Leaving | undefined;
  /** What the answer lacks: told beside it. */
  readonly warnings: Warning[];
  once: OnceGuard | undefined;
}

export type HttpRequest = Request<APIGatewayProxyEvent, APIGatewayProxyResult, Error, LambdaContext>;

const calls = new WeakMap<APIGatewayProxyEvent, Call>();

/** The outermost stage opens the call of an event; every later one, and the handler, asks for it. */
export const openCall = (event: APIGatewayProxyEvent, call: Call): void => void calls.set(event, call);

export function callOf(event: APIGatewayProxyEvent): Call {
  const call = calls.get(event);
  if (!call) throw new Error('A stage of the frame ran before the call was opened.');
  return call;
}

/** One concern of the frame, in Middy's shape. */
export interface Stage {
  readonly before?: (request: HttpRequest) => unknown;
  readonly after?: (request: HttpRequest) => unknown;
  readonly onError?: (request: HttpRequest) => unknown;
}

/** What stands before our own path in the client's URL: the stage, unless a domain of one's own hides it. */
export function basePath(event: APIGatewayProxyEvent): string {
  const whole = event.requestContext.path ?? '';
  return whole.endsWith(event.path) ? whole.slice(0, -event.path.length) : '';
}

/** Header names are case-insensitive; API Gateway passes them as the client wrote them. */
export function header(event: APIGatewayProxyEvent, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(event.headers ?? {})) if (key.toLowerCase() === wanted) return value;
  return undefined;
}
