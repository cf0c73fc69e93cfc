// What every answer of an operation carries, refusals too: where its time went, and that the operation will go, if it will.
import { freshnessHeaders } from '../cache/freshness.ts';
import type { Deprecation, EndpointSpec } from '../spec.ts';
import { basePath, callOf, type HttpRequest, type Stage } from './call.ts';
import type { Headers } from './headers.ts';
import { serverTiming } from './timing.ts';

export function labelled(spec: EndpointSpec): Stage {
  const label = ({ event, response }: HttpRequest): void => {
    if (!response) return;
    const leaving = spec.deprecated ? leavingHeaders(spec.deprecated, basePath(event)) : {};
    const { timing, freshness } = callOf(event);
    const told = { 'Server-Timing': serverTiming(timing, event), ...freshnessHeaders(freshness) };
    response.headers = { ...response.headers, ...leaving, ...told };
  };
  return { after: label, onError: label };
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** `Deprecation` as RFC 9745 writes it, `Sunset` as RFC 8594 does. */
function leavingHeaders({ since, sunset, successor }: Deprecation, base: string): Headers {
  return {
    Deprecation: `@${dateOf(since).getTime() / 1000}`,
    Sunset: dateOf(sunset).toUTCString(),
    Link: `<${base}${successor}>; rel="successor-version"`,
  };
}
