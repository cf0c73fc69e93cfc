// Identifiers as something given: prefixed ULIDs, monotonic within a container so that keys sort by creation.
import { monotonicFactory } from 'ulid';

export type IdPrefix = 'fcs' | 'exe' | 'fil' | 'evt' | 'aud' | 'trn' | 'usr' | 'req' | 'job' | 'evl' | 'imp';

export interface Ids {
  next(prefix: IdPrefix): string;
}

const ulid = monotonicFactory();

export const systemIds: Ids = { next: (prefix) => `${prefix}_${ulid()}` };

/** The shape of such an id, for schemas and OpenAPI. */
export const idPattern = (prefix: IdPrefix): RegExp => new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`);
