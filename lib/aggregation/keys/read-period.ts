// Reads the date of a row into its period: plain days are those of the calendar, instants those of the stated time zone.
import { parsePeriod } from '../../shared/period.ts';
import { TimeZoneUnknown } from '../faults.ts';
import type { PeriodKey } from './contract.ts';
import { type Bucket, bucketOf, dayOf, isTimeZone } from './days.ts';
import type { KeyReader, Wrong } from './model.ts';

/** Distinct instants can be as many as rows: so many are remembered, then all are forgotten. */
const REMEMBERED = 50_000;

export interface PeriodReader extends KeyReader {
  readonly zone: string;
  bucketAt(label: string): Bucket | undefined;
}

/** Throws TimeZoneUnknown. */
export function periodReader(key: PeriodKey, pointer: string): PeriodReader {
  const zone = key.timeZone ?? 'UTC';
  if (!isTimeZone(zone))
    throw TimeZoneUnknown({
      field: `${pointer}/timeZone`,
      value: zone,
      message: `"${zone}" is no IANA time zone.`,
      remedy: 'Write a name such as "Europe/Berlin" or "UTC".',
    });
  const buckets = new Map<string, Bucket>();
  const known = new Map<string, string | Wrong>();
  const find = (text: string): string | Wrong => {
    const bucket = findBucket(text, key, zone);
    if ('reason' in bucket) return bucket;
    buckets.set(bucket.label, bucket);
    return bucket.label;
  };
  const read = (value: unknown): string | Wrong => {
    if (typeof value !== 'string') return { reason: 'This is no date.', remedy: REMEDY };
    let label = known.get(value);
    if (label === undefined) {
      label = find(value);
      if (known.size >= REMEMBERED) known.clear();
      known.set(value, label);
    }
    return label;
  };
  return { read, zone, bucketAt: (label) => buckets.get(label) };
}

const REMEDY =
  'Write 2025-03-30, an instant such as 2025-03-30T10:00:00Z, or a month, quarter or year no longer than the period.';
const HAS_TIME = /^\d{4}-\d{2}-\d{2}[T ]/;

function findBucket(text: string, key: PeriodKey, zone: string): Bucket | Wrong {
  if (HAS_TIME.test(text)) {
    const read = dayOf(text, zone);
    return 'day' in read ? bucketOf(read.day, key) : { reason: read.reason, remedy: REMEDY };
  }
  const stretch = parsePeriod(text);
  if (stretch === undefined) return { reason: 'This is no date.', remedy: REMEDY };
  const bucket = bucketOf(stretch.from, key);
  if (bucket.to >= stretch.to) return bucket;
  return { reason: `${text} is longer than the ${key.period} it begins in.`, remedy: REMEDY };
}
