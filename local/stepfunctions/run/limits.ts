// The ceilings of the service that a definition can meet at run time.
import type { Json } from '../asl/json.ts';
import { StateError } from './state-error.ts';

export const payloadLimitBytes = 262_144;
export const historyLimit = 25_000;

export function withinLimit(value: Json, what: string): Json {
  if (Buffer.byteLength(JSON.stringify(value)) <= payloadLimitBytes) return value;
  const cause = `The ${what} is larger than ${payloadLimitBytes} bytes of UTF-8, the most a state may pass on.`;
  throw new StateError('States.DataLimitExceeded', cause);
}
