// Where the time of a call went, for the `Server-Timing` of its answer: signing in, waiting for services and how often the database was called, the domain, the frame.
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type Tally, tally, toldCalls } from '../../platform/table/tally.ts';
import { waitedMs } from '../../platform/waiting.ts';

/** Milliseconds, and the moments between them: when the call began and how long the container had waited by then. */
export interface Timing {
  readonly startedAt: number;
  readonly waitedBefore: number;
  readonly calledBefore: Tally;
  handledMs: number;
  waitedInHandlerMs: number;
}

export const openTiming = (): Timing => ({
  startedAt: performance.now(),
  waitedBefore: waitedMs(),
  calledBefore: tally(),
  handledMs: 0,
  waitedInHandlerMs: 0,
});

/** Runs what the endpoint itself does and takes its time, whether it succeeds or not. */
export async function handling<T>(timing: Timing, work: () => Promise<T>): Promise<T> {
  const [startedAt, waitedBefore] = [performance.now(), waitedMs()];
  try {
    return await work();
  } finally {
    timing.handledMs = performance.now() - startedAt;
    timing.waitedInHandlerMs = waitedMs() - waitedBefore;
  }
}

/** `auth` is the gateway's authorizer, 0 where its answer was still remembered; `total` is what this function took itself. */
export function serverTiming(timing: Timing, event: APIGatewayProxyEvent): string {
  const total = performance.now() - timing.startedAt;
  const store = waitedMs() - timing.waitedBefore;
  const domain = timing.handledMs - timing.waitedInHandlerMs;
  const { integrationLatency } = event.requestContext.authorizer ?? {};
  const parts = { auth: Number(integrationLatency ?? 0), store, domain, overhead: total - store - domain, total };
  const calls = toldCalls(timing.calledBefore, tally());
  return Object.entries(parts)
    .map(
      ([name, ms]) => `${name};dur=${Math.max(ms, 0).toFixed(1)}${name === 'store' && calls ? `;desc="${calls}"` : ''}`,
    )
    .join(', ');
}
