// Identifiers and secrets as something given: prefixed ULIDs, monotonic within a container so that keys sort by creation.
import { randomBytes, randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

export type IdPrefix =
  | 'fcs'
  | 'exe'
  | 'fil'
  | 'evt'
  | 'aud'
  | 'trn'
  | 'usr'
  | 'req'
  | 'job'
  | 'evl'
  | 'imp'
  | 'key'
  | 'ctr'
  | 'art';

export interface Ids {
  next(prefix: IdPrefix): string;
  /** 256 bits nobody can guess, in digits and small letters. */
  secret(): string;
}

const pool = Buffer.alloc(1_024);
let used = pool.length;

/** Random bytes are drawn many at once: a call for each of an id's sixteen letters is dear. */
function chance(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.readUInt8(used++) / 256;
}

const ulid = monotonicFactory(chance);

/** 36^50 is the first power of 36 beyond 2^256. */
const SECRET_LENGTH = 50;

export const systemIds: Ids = {
  next: (prefix) => `${prefix}_${ulid()}`,
  secret: () =>
    BigInt(`0x${randomBytes(32).toString('hex')}`)
      .toString(36)
      .padStart(SECRET_LENGTH, '0'),
};

/** The shape of such an id, for schemas and OpenAPI. */
export const idPattern = (prefix: IdPrefix): RegExp => new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`);
