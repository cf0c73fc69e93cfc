// What stood at one place of the source: cells, a record of another width, or one that cannot be read; and how it stands in a receipt.
import * as z from 'zod';
import type { Cells, Verdict } from '../../pipelines/index.ts';
import { UNREAD_CODES, unreadRefusal } from '../../rows/index.ts';

export interface Place {
  /** 1-based record number. */
  readonly row: number;
  /** 1-based line of the file; absent for rows of a body. */
  readonly line?: number;
}

export const Found = z.union([
  z.strictObject({ read: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
  z.strictObject({ cells: z.int().nonnegative() }),
  z.strictObject({ unread: z.enum(UNREAD_CODES) }),
]);
export type Found = z.output<typeof Found>;

/** A record that has no cells to judge is quarantined before the first stage, whatever the policies: it is never lost. */
export function unjudged(found: Exclude<Found, { read: unknown }>, { row }: Place, width: number): Verdict {
  const refusal =
    'unread' in found
      ? unreadRefusal(found.unread)
      : {
          value: `${found.cells} cells`,
          code: 'cell_count',
          reason: `The record has ${found.cells} cells where the header names ${width}.`,
          remedy: 'Quote cells that contain the delimiter, and give every record all its cells.',
        };
  const { value, code, reason, remedy } = refusal;
  const nothing: Cells = {};
  return {
    quarantined: {
      cells: nothing,
      inputs: [`main/${row}`],
      stages: [],
      stage: 'file',
      trouble: { field: '', value, code, reason, remedy },
    },
  };
}
