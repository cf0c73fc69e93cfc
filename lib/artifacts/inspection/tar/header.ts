// One block of 512 bytes that begins an entry of a tar, read strictly: where readers of tars disagree, it is refused.
import { decodeName } from '../paths.ts';
import { malformed } from '../refusal.ts';

export const BLOCK = 512;

export interface TarHeader {
  readonly name: string;
  readonly sizeBytes: number;
  /** The type flag; `0` also for the NUL of old tars. */
  readonly type: string;
  readonly linkName: string;
}

/** `place` is where the block lies, for messages. */
export function readHeader(block: Buffer, place: number): TarHeader {
  const at = `the entry at byte ${place} of a tar`;
  if (!checksumHolds(block))
    throw malformed(`The header of ${at} has a wrong checksum: this is no tar, or it is damaged.`);
  const posix = block.subarray(257, 263).toString('latin1') === 'ustar\0';
  const prefix = posix ? textField(block, 345, 155, at) : '';
  const name = textField(block, 0, 100, at);
  const flag = block.subarray(156, 157).toString('latin1');
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    sizeBytes: numberField(block, 124, at),
    type: flag === '\0' || flag === '7' ? '0' : flag,
    linkName: textField(block, 157, 100, at),
  };
}

export const isZero = (block: Buffer): boolean => block.every((byte) => byte === 0);

function checksumHolds(block: Buffer): boolean {
  const given = /^ *([0-7]+)[ \0]*$/.exec(block.subarray(148, 156).toString('latin1'))?.[1];
  let sum = 8 * 0x20;
  for (let index = 0; index < BLOCK; index += 1) if (index < 148 || index >= 156) sum += block[index] ?? 0;
  return given !== undefined && Number.parseInt(given, 8) === sum;
}

function textField(block: Buffer, from: number, length: number, at: string): string {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  const name = decodeName(end === -1 ? field : field.subarray(0, end));
  if (name === undefined) throw malformed(`The name of ${at} is not UTF-8.`);
  return name;
}

/** Octal digits, or, where they do not suffice, a big number marked by its first bit. */
function numberField(block: Buffer, from: number, at: string): number {
  const field = block.subarray(from, from + 12);
  if (field[0] === 0x80) {
    const value = BigInt(`0x${field.subarray(1).toString('hex')}`);
    if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  }
  const digits = /^ *([0-7]*)[ \0]*$/.exec(field.toString('latin1'))?.[1];
  if (digits === undefined) throw malformed(`The size of ${at} cannot be read.`);
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}
