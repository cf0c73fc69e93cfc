// The outermost ring: gives the call its ids, logs its course without payloads and counts it.
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../platform/clock.ts';
import { FAULT_KINDS, isFault } from '../../shared/fault.ts';
import { freshnessOf } from '../cache/freshness.ts';
import { readRate } from '../limits/rate.ts';
import { countOutcome, type LogFields, logFor, traceFailure } from '../observe.ts';
import { ANONYMOUS, platformScope } from '../principal.ts';
import type { EndpointSpec } from '../spec.ts';
import { type Call, callOf, type HttpRequest, header, openCall, type Stage } from './call.ts';
import { openTiming } from './timing.ts';

/** A sane incoming id is echoed; anything else is replaced. */
const SANE_ID = /^[A-Za-z0-9_.:-]{8,128}$/;

export function observed(spec: EndpointSpec): Stage {
  return {
    before: ({ event }) => {
      const given = header(event, 'x-request-id');
      const requestId = given && SANE_ID.test(given) ? given : event.requestContext.requestId || randomUUID();
      const call: Call = {
        requestId,
        correlationId: requestId,
        startedAt: systemClock.now().getTime(),
        timing: openTiming(),
        freshness: freshnessOf(header(event, 'cache-control')),
        rate: readRate(event.requestContext.authorizer?.['rate']),
        principal: ANONYMOUS,
        scope: platformScope,
        path: {},
        query: {},
        filter: undefined,
        body: undefined,
        leaving: undefined,
        warnings: [],
        once: undefined,
      };
      openCall(event, call);
    },
    after: (request) => completed(spec, request),
    onError: (request) => {
      const { error, response } = request;
      // The answer to a repeat: what it stumbled over was not the caller's doing.
      if (response && response.statusCode < 400) return completed(spec, request);
      const log = logFor(fieldsOf(spec, request));
      const expected = isFault(error) && FAULT_KINDS[error.type.kind].status < 500;
      if (expected) log.info('refused', { reason: error.type.reason });
      else log.error('failed', error ? { error } : {});
      if (error && !expected) traceFailure(error);
      countOutcome(spec.id, expected ? 'Refused' : 'Failed');
    },
  };
}

function completed(spec: EndpointSpec, request: HttpRequest): void {
  logFor(fieldsOf(spec, request)).info('completed');
  countOutcome(spec.id, 'Completed');
}

function fieldsOf(spec: EndpointSpec, { event, response }: HttpRequest): LogFields {
  const call = callOf(event);
  return {
    operation: spec.id,
    requestId: call.requestId,
    tenantId: call.scope.plane === 'tenant' ? call.scope.tenantId : undefined,
    principal: call.principal.id,
    actingFrom: call.principal.actingFrom,
    status: response?.statusCode,
    durationMs: Math.round(performance.now() - call.timing.startedAt),
  };
}
