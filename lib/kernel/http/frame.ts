// The frame around every HTTP handler, once: observe, faults, parse, authorize, idempotency, handle, check, respond.
import middy from '@middy/core';
import { executionModeStreamifyResponse } from '@middy/core/StreamifyResponse';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context as LambdaContext } from 'aws-lambda';
import type * as z from 'zod';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import type { AnyFaultType } from '../../shared/fault.ts';
import { begin } from '../begin.ts';
import { type Context, openContext, type Use } from '../context.ts';
import { logFor, traced } from '../observe.ts';
import type { Access, Declared, Deprecation, EndpointSpec, Example, Route, RouteLimit } from '../spec.ts';
import { authorize } from './authorize.ts';
import { type Call, callOf, header } from './call.ts';
import { checked } from './check-output.ts';
import { overtaken, requireMatch } from './etag.ts';
import { faults } from './faults.ts';
import { guarded, guardsOf } from './guarded.ts';
import { idempotency } from './idempotency.ts';
import { labelled } from './labelled.ts';
import { limited } from './limited.ts';
import { observed } from './observed.ts';
import { parse } from './parse.ts';
import { type PageMeta, respond } from './respond.ts';
import { speaking } from './speak.ts';
import { hostStreams } from './streaming-host.ts';
import { handling } from './timing.ts';

/** What every kind of HTTP declaration says. */
export interface Common<R extends Route, U extends readonly Use[]> {
  readonly id: string;
  readonly route: R;
  readonly summary: string;
  readonly permission: Access;
  readonly plane?: 'tenant' | 'platform';
  /** For the few on the platform's plane that read or write inside tenants; without it, the platform's own records are all there is. */
  readonly reach?: 'everything';
  readonly uses: U;
  readonly faults: readonly AnyFaultType[];
  /** Honours Idempotency-Key; every POST that commits does. */
  readonly idempotent?: boolean;
  /** Announces on every answer that the operation will go. */
  readonly deprecated?: Deprecation;
  /** Its answer holds a secret, which is not to lie anywhere in clear. */
  readonly secretive?: boolean;
  /** What one principal may do a minute here, where that is less than in general: `SENSITIVE` or a figure of its own. */
  readonly limit?: RouteLimit;
  readonly impact: string;
  readonly example: Example;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
  readonly assets?: readonly string[];
}

export interface Handling<U extends readonly Use[]> {
  readonly ctx: Context<U>;
  readonly call: Call;
  readonly event: APIGatewayProxyEvent;
  readonly match: (view: unknown) => void;
}

/** Either data for the envelope, or a whole answer of another media type. */
export type Handled = { readonly data: unknown; readonly page?: PageMeta } | { readonly whole: WholeAnswer };

export type WholeAnswer = Omit<APIGatewayProxyResult, 'body'> & { body: string | ReadableStream<string> };

export function specOf<R extends Route, U extends readonly Use[]>(declaration: Common<R, U>) {
  const { id, route, summary, permission, impact, example } = declaration;
  const plane = declaration.plane ?? (permission === 'public' ? ('platform' as const) : ('tenant' as const));
  if (declaration.reach && plane === 'tenant') throw new Error(`${id} acts within one tenant and cannot reach beyond.`);
  return {
    kind: 'endpoint' as const,
    ...{ id, route, summary, permission, impact, example, faults: declaration.faults },
    plane,
    reach: declaration.reach ?? plane,
    uses: [...declaration.uses.map((use) => use.name), ...guardsOf(declaration)],
    idempotent: declaration.idempotent ?? false,
    deprecated: declaration.deprecated,
    secretive: declaration.secretive ?? false,
    limit: declaration.limit,
    timeoutSeconds: declaration.timeoutSeconds ?? 10,
    memoryMb: declaration.memoryMb ?? 512,
    assets: declaration.assets ?? [],
  };
}

/** Of what answers with a whole of its own instead of the envelope, and reads nothing but its path. */
export function wholeSpecOf<R extends Route, U extends readonly Use[]>(
  declaration: Common<R, U> & { readonly path?: z.ZodObject },
  produces: EndpointSpec['produces'],
): EndpointSpec {
  return {
    ...specOf(declaration),
    path: declaration.path,
    query: undefined,
    body: undefined,
    output: { 200: null },
    statusOf: () => 200,
    locationOf: undefined,
    paged: false,
    sortable: [],
    produces,
  };
}

export function frame<U extends readonly Use[]>(
  spec: EndpointSpec,
  uses: U,
  handle: (handling: Handling<U>) => Promise<Handled>,
): Declared<EndpointSpec> {
  const run = async (event: APIGatewayProxyEvent, context: LambdaContext, call: Call) => {
    const ctx = contextOf(uses, call, context);
    const ifMatch = header(event, 'if-match');
    let held: string | undefined;
    const match = (view: unknown) => {
      requireMatch(ifMatch, view);
      held = ifMatch;
    };
    const handled = await handling(call.timing, () => handle({ ctx, call, event, match })).catch((error: unknown) => {
      throw overtaken(held, error);
    });
    if ('whole' in handled) return handled.whole;
    return respond(spec, event, call, checked(spec, handled.data), {}, handled.page);
  };
  const streams = spec.produces === 'events' && hostStreams();
  const framed = middy<APIGatewayProxyEvent, unknown, Error, LambdaContext>(
    streams ? { executionMode: executionModeStreamifyResponse } : {},
  );
  for (const stage of [
    traced(spec.id),
    speaking,
    labelled(spec),
    observed(spec),
    faults,
    limited,
    parse(spec),
    authorize(spec),
    ...guarded(spec),
    ...idempotency(spec),
  ])
    framed.use(stage);
  return Object.assign(
    framed.handler((event: APIGatewayProxyEvent, context: LambdaContext) => run(event, context, callOf(event))),
    { spec, begin: () => begin(uses) },
  );
}

function contextOf<U extends readonly Use[]>(uses: U, call: Call, context: LambdaContext): Context<U> {
  const { scope, principal, requestId, correlationId, once, freshness, warnings } = call;
  const tenantId = scope.plane === 'tenant' ? scope.tenantId : undefined;
  const log = logFor({ requestId, tenantId });
  const remainingMs = () => context.getRemainingTimeInMillis();
  return openContext(uses, {
    scope,
    principal,
    requestId,
    correlationId,
    once: once ? [once] : [],
    freshness,
    warnings,
    log,
    remainingMs,
    clock: systemClock,
    ids: systemIds,
  });
}
