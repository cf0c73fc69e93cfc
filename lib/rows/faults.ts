// Why a whole file, rather than one of its rows, can be refused; single rows are refused as values (refusal.ts).
import { defineFault } from '../shared/fault.ts';
import type { RefusedRow } from './refusal.ts';

export const ActivityFileRefused = defineFault<{ reason: string; remedy: string; details?: Record<string, unknown> }>({
  reason: 'activity_file_refused',
  kind: 'unprocessable',
  cause: 'The activity file is empty, is not text, is not CSV or JSON Lines, or its header cannot be understood.',
  remedy: 'Upload CSV (comma, semicolon or tab) or JSON Lines in UTF-8 with the columns the agent documents.',
  say: ({ reason, remedy, details }) => ({
    message: `${reason} ${remedy}`,
    field: '/activityFile',
    details: { reason, remedy, ...details },
  }),
});

export const ActivitiesMissing = defineFault<void>({
  reason: 'activities_missing',
  kind: 'unprocessable',
  cause: 'The input names neither activities nor a file with activities, or both, or an empty list.',
  remedy: 'Give exactly one of `activities` (rows in the body) and `activityFile` (an uploaded file).',
  say: () => ({
    message: 'Give the activities once: exactly one of `activities` (not empty) and `activityFile`.',
    field: '/activities',
  }),
});

/** What is said of refused rows: how many there were, and the first thousand in full. */
export interface RefusedReport {
  readonly rowsRead: number;
  readonly refused: number;
  readonly rows: readonly RefusedRow[];
}

export const NothingUsable = defineFault<RefusedReport & { readonly field: string }>({
  reason: 'nothing_usable',
  kind: 'unprocessable',
  cause: 'Every activity row was refused, so there is no result.',
  remedy: 'Correct the rows as the report in `details` says, row by row, and run again.',
  say: ({ field, ...report }) => ({
    message: `None of the ${report.rowsRead} rows could be computed; the first: ${report.rows[0]?.message ?? 'there were no rows'}`,
    field,
    details: { ...report },
  }),
});
