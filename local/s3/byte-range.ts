// `Range: bytes=…` as S3 reads it: one range, clipped to the object; what is not understood means the whole.
import { AwsFault } from '../wire/aws-fault.ts';

/** Half open: `end` is the first byte no longer read. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const range =
    first === ''
      ? { start: Math.max(sizeBytes - Number(last), 0), end: sizeBytes }
      : { start: Number(first), end: last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes) };
  if (range.start < range.end) return range;
  throw new AwsFault('InvalidRange', 'The requested range is not satisfiable', {
    status: 416,
    members: { RangeRequested: header, ActualObjectSize: sizeBytes },
  });
}
