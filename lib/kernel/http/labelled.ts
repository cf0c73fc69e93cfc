// What every answer of an operation carries, refusals too: where its time went, and that the operation, or the thing it is
// about, will go, if it will.
import { freshnessHeaders } from '../cache/freshness.ts';
import type { Deprecation, EndpointSpec } from '../spec.ts';
import { basePath, callOf, type HttpRequest, type Leaving, type Stage } from './call.ts';
import type { Headers } from './headers.ts';
import { serverTiming } from './timing.ts';

export function labelled(spec: EndpointSpec): Stage {
  const label = ({ event, response }: HttpRequest): void => {
    if (!response) return;
    const { timing, freshness, leaving } = callOf(event);
    const going = spec.deprecated ? ofOperation(spec.deprecated) : leaving;
    const told = {
      ...(going && leavingHeaders(going, basePath(event))),
      'Server-Timing': serverTiming(timing, event),
      ...freshnessHeaders(freshness),
    };
    response.headers = { ...response.headers, ...told };
  };
  return { after: label, onError: label };
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const ofOperation = ({ since, sunset, successor }: Deprecation): Leaving => ({
  since: dateOf(since),
  sunset: dateOf(sunset),
  successor,
});

/** `Deprecation` as RFC 9745 writes it, `Sunset` as RFC 8594 does. */
function leavingHeaders({ since, sunset, successor }: Leaving, base: string): Headers {
  return {
    Deprecation: `@${Math.floor(since.getTime() / 1000)}`,
    Sunset: sunset.toUTCString(),
    ...(successor !== undefined && { Link: `<${base}${successor}>; rel="successor-version"` }),
  };
}
