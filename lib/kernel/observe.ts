// Logs, metrics and traces of one container: structured, correlated, with registered messages and never a payload.
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { loggable } from './loggable.ts';

/** Every message the app may log; what varies goes into the fields. */
export const MESSAGES = {
  started: 'started',
  completed: 'completed',
  refused: 'refused',
  failed: 'failed',
  skipped: 'skipped: seen before',
  degraded: 'degraded: answered without a part',
} as const;

export type Message = keyof typeof MESSAGES;
export type LogFields = Readonly<Record<string, string | number | boolean | undefined | Error>>;

export interface Log {
  info(message: Message, fields?: LogFields): void;
  warn(message: Message, fields?: LogFields): void;
  error(message: Message, fields?: LogFields): void;
}

export interface Observers {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

let observers: Observers | undefined;

export function observe(): Observers {
  observers ??= { logger: new Logger(), metrics: new Metrics(), tracer: new Tracer({ captureHTTPsRequests: false }) };
  return observers;
}

type Segment = NonNullable<ReturnType<Tracer['getSegment']>>;

/** A stage that gives each call its own trace segment, searchable by operation. */
export function traced(operation: string) {
  const open = new WeakMap<object, { readonly segment: Segment; readonly parent: Segment }>();
  const close = (request: object) => {
    const { segment, parent } = open.get(request) ?? {};
    segment?.close();
    if (parent) observe().tracer.setSegment(parent);
  };
  return {
    before: (request: object) => {
      const { tracer } = observe();
      const parent = tracer.isTracingEnabled() ? tracer.getSegment() : undefined;
      if (!parent) return;
      const segment = parent.addNewSubsegment(operation);
      open.set(request, { segment, parent });
      tracer.setSegment(segment);
      tracer.putAnnotation('operation', operation);
    },
    after: close,
    onError: close,
  };
}

/** Marks the open trace segment: the call met a bug or a dependency that failed. */
export function traceFailure(error: Error): void {
  const { name, message, stack } = loggable(error);
  const shown = Object.assign(new Error(message), { name, stack: [`${name}: ${message}`, ...stack].join('\n') });
  observe().tracer.addErrorAsMetadata(shown);
}

/** Business metrics in CloudWatch's embedded format: how often an operation ended how. */
export function countOutcome(operation: string, outcome: 'Completed' | 'Refused' | 'Failed'): void {
  const { metrics } = observe();
  metrics.addDimension('operation', operation);
  metrics.addMetric(outcome, 'Count', 1);
  metrics.publishStoredMetrics();
}

/** Rides in the metrics of the call: whether something was shown out of the container's memory. */
export function countRemembered(hit: boolean): void {
  observe().metrics.addMetric(hit ? 'CacheHit' : 'CacheMiss', 'Count', 1);
}

export function logFor(fields: LogFields): Log {
  const { logger } = observe();
  const with_ = (more: LogFields = {}) => ({
    ...fields,
    ...more,
    ...(more['error'] && { error: loggable(more['error']) }),
  });
  return {
    info: (message, more) => logger.info(MESSAGES[message], with_(more)),
    warn: (message, more) => logger.warn(MESSAGES[message], with_(more)),
    error: (message, more) => logger.error(MESSAGES[message], with_(more)),
  };
}
