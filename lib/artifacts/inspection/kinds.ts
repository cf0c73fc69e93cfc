// What bytes are, by how they begin: names and media types are claims, the beginning of a file is evidence.

export type ArchiveKind = 'zip' | 'gzip' | 'tar';

/** So many bytes tell. */
export const HEAD_BYTES = 263;

const BEGINNINGS: readonly (readonly [beginning: string, kind: ArchiveKind])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['504b0708', 'zip'],
  ['1f8b', 'gzip'],
];

export function kindOf(head: Buffer): ArchiveKind | undefined {
  const found = BEGINNINGS.find(([beginning]) => beginsWith(head, beginning));
  if (found) return found[1];
  return head.subarray(257, 262).toString('latin1') === 'ustar' ? 'tar' : undefined;
}

const CLOSED: readonly (readonly [beginning: string, name: string])[] = [
  ['377abcaf271c', '7-Zip'],
  ['526172211a07', 'RAR'],
  ['fd377a585a00', 'xz'],
  ['425a68', 'bzip2'],
  ['28b52ffd', 'Zstandard'],
  ['4d534346', 'Cabinet'],
  ['04224d18', 'LZ4'],
];

/** An archive of a kind that is not looked into, and so not let in. */
export function closedKindOf(head: Buffer): string | undefined {
  const found = CLOSED.find(([beginning]) => beginsWith(head, beginning));
  // Text may begin with "BZh"; bzip2 goes on with a digit and the digits of pi.
  if (found?.[1] === 'bzip2' && head.subarray(4, 10).toString('hex') !== '314159265359') return undefined;
  return found?.[1];
}

const beginsWith = (head: Buffer, hex: string): boolean => head.subarray(0, hex.length / 2).toString('hex') === hex;
