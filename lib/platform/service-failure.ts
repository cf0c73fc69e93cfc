// Turns what AWS itself could not do into a fault that callers may retry; our own mistakes stay errors and thus bugs.
import { defineFault, Fault } from '../shared/fault.ts';
import { waiting } from './waiting.ts';

export const DependencyFailed = defineFault<{ service: string }>({
  reason: 'dependency_failed',
  kind: 'dependency',
  cause: 'A service this operation needs did not answer, or answered that it is overloaded, after several attempts.',
  remedy: 'Wait as long as Retry-After says and repeat the request.',
  say: ({ service }) => `${service} is not available at the moment; repeat the request in a few seconds.`,
});

/** Runs one call of an AWS service; outages, throttling and network failures become DependencyFailed. */
export async function calling<T>(service: string, work: () => Promise<T>): Promise<T> {
  try {
    return await waiting(work);
  } catch (error) {
    throw failureOf(service, error);
  }
}

/** What to throw for an error met while talking to a service: a fault where it is the service's, else the error itself. */
export function failureOf(service: string, error: unknown): unknown {
  if (!isOutage(error)) return error;
  const { type, problems } = DependencyFailed({ service });
  return new Fault(type, problems, { cause: error, retryAfterSeconds: 2 });
}

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** Whether it is the service or the way to it that failed, and not what we asked of it. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (/^(Request)?Timeout(Error|Exception)$/.test(error.name) || isThrottling(error)) return true;
  if ('code' in error && typeof error.code === 'string' && networkCodes.has(error.code)) return true;
  return '$fault' in error && error.$fault === 'server';
}

function isThrottling(error: Error): boolean {
  return /Throttl|TooManyRequests|LimitExceeded|SlowDown|RequestLimit/.test(error.name);
}
