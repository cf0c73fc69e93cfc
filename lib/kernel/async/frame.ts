// The frame around everything that is not HTTP: its context, its log lines, and what an error means to a queue.
import middy from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Scope } from '../../platform/capability.ts';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { FAULT_KINDS, isFault } from '../../shared/fault.ts';
import type { OnceGuard } from '../commit/once.ts';
import { type Context, openContext, type Use } from '../context.ts';
import { logFor, traced, traceFailure } from '../observe.ts';
import { systemPrincipal } from '../principal.ts';
import type { Declared, Spec } from '../spec.ts';

/** What every kind of asynchronous declaration says. */
export interface Common<U extends readonly Use[]> {
  readonly id: string;
  readonly summary: string;
  readonly uses: U;
  readonly impact: string;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
  readonly assets?: readonly string[];
}

export function commonSpec<U extends readonly Use[]>(declaration: Common<U>) {
  const { id, summary, impact, timeoutSeconds = 30, memoryMb = 512, assets = [] } = declaration;
  return { id, summary, impact, timeoutSeconds, memoryMb, assets, uses: declaration.uses.map((use) => use.name) };
}

export interface Occasion {
  readonly id: string;
  readonly scope: Scope;
  /** What binds this work to the request that caused it. */
  readonly correlationId: string;
  readonly once?: readonly OnceGuard[];
}

export function contextFor<U extends readonly Use[]>(uses: U, occasion: Occasion, lambda: LambdaContext): Context<U> {
  const { id, scope, correlationId, once = [] } = occasion;
  const tenantId = scope.plane === 'tenant' ? scope.tenantId : undefined;
  return openContext(uses, {
    scope,
    correlationId,
    once,
    principal: systemPrincipal(id),
    requestId: lambda.awsRequestId,
    log: logFor({ operation: id, tenantId, correlationId }),
    remainingMs: () => lambda.getRemainingTimeInMillis(),
    clock: systemClock,
    ids: systemIds,
  });
}

/** Wraps a handler in Middy with the log lines all kinds share; errors pass on to whatever retries. */
export function framed<S extends Spec, E>(
  spec: S,
  run: (event: E, lambda: LambdaContext) => Promise<unknown>,
): Declared<S> {
  const wrapped = middy<E, unknown>()
    .use(traced(spec.id))
    .use({
      onError: ({ error }) => {
        if (!error) return;
        const log = logFor({ operation: spec.id });
        if (isFault(error) && FAULT_KINDS[error.type.kind].status < 500) {
          log.info('refused', { reason: error.type.reason });
          return;
        }
        log.error('failed', { error });
        traceFailure(error);
      },
      after: () => logFor({ operation: spec.id }).info('completed'),
    });
  return Object.assign(
    wrapped.handler((event: E, lambda: LambdaContext) => run(event, lambda)),
    { spec },
  );
}
