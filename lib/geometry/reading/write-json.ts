// Already parsed JSON as text again, within bounds, so that one reader serves both; a number that is none stays recognisable.
import { isJsonObject, type JsonObject, type JsonValue } from '../../shared/json.ts';
import { GeoJsonRefused } from '../faults.ts';
import { MAX_DEPTH, MAX_VALUES } from '../limits.ts';
import { isList, NumberText, type Scanned, ScannedObject } from './scan-json.ts';

/** Throws GeoJsonRefused where it is nested too deeply or holds too much. */
export function writeJson(value: unknown): string {
  const count = { left: MAX_VALUES };
  return written(value, 0, count);
}

function written(value: unknown, depth: number, count: { left: number }): string {
  count.left -= 1;
  if (depth > MAX_DEPTH || count.left < 0) throw tooMuch();
  if (Array.isArray(value)) return `[${value.map((each) => written(each, depth + 1, count)).join(',')}]`;
  if (typeof value === 'number') return String(value);
  if (!isJsonObject(value)) return JSON.stringify(value ?? null) ?? 'null';
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) => `${JSON.stringify(key)}:${written(each, depth + 1, count)}`);
  return `{${members.join(',')}}`;
}

const tooMuch = () =>
  GeoJsonRefused({
    message: `The GeoJSON is nested deeper than ${MAX_DEPTH} levels or holds more than ${MAX_VALUES} values.`,
    remedy: 'Send the features alone, as exported.',
  });

/** A scanned value as plain JSON; numbers as doubles, for attributes whose digits nobody measures. */
export function plain(scanned: Scanned): JsonValue {
  if (scanned instanceof NumberText) return finite(scanned.text);
  if (scanned instanceof ScannedObject) return plainObject(scanned);
  return isList(scanned) ? scanned.map(plain) : scanned;
}

export const plainObject = (object: ScannedObject): JsonObject =>
  Object.fromEntries([...object.members].map(([key, value]) => [key, plain(value)]));

/** 1e400 is a valid JSON number and no double: it stays text. */
const finite = (text: string): JsonValue => (Number.isFinite(Number(text)) ? Number(text) : text);
