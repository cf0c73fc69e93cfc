// The door of activity rows: files of any size as batches of cells, numbers as people write them, refusals as values.
export { ActivitiesMissing, ActivityFileRefused, NothingUsable, type RefusedReport } from './faults.ts';
export { type DecimalSign, NumberReader } from './number-reader.ts';
export { type OpenedRecords, openRecords, recordsOf } from './open-records.ts';
export { type OpenedText, openText } from './open-text.ts';
export type { RecordBatch } from './read-csv.ts';
export { type ObjectBatch, readObjects } from './read-objects.ts';
export { type Refusal, type RefusedRow, refusedRow } from './refusal.ts';
export { type Cell, isUnread, UNREAD_CODES, type UnreadCode, unreadRefusal } from './unread.ts';
