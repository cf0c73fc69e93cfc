// What a document can be that no plot can be read from; whatever is wrong with one plot is a finding of that plot instead.
import { defineFault } from '../shared/fault.ts';

export interface GeoJsonRefusal {
  readonly message: string;
  readonly remedy: string;
  /** JSON Pointer of the place, where the text can be read so far. */
  readonly field?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export const GeoJsonRefused = defineFault<GeoJsonRefusal>({
  reason: 'geojson_refused',
  kind: 'unprocessable',
  cause: 'A document with plots is too large, is not JSON, is nested too deeply, or is no GeoJSON with features.',
  remedy:
    'Send a GeoJSON FeatureCollection (RFC 7946) of at most 25 MB and a million positions; the message names the place.',
  say: ({ message, remedy, field, details }) => ({
    message: `${message} ${remedy}`,
    ...(field !== undefined && { field }),
    details: { ...details, remedy },
  }),
});
