// Batch operations: each entry succeeds or fails by itself, the way AWS answers them.
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';

const largestBatch = 10;

export const batchOf = <S extends z.ZodType<{ Id: string }>>(entry: S) =>
  z.object({ QueueUrl: z.string(), Entries: z.array(entry) });

export function checkBatch(entries: readonly { Id: string }[]): void {
  if (entries.length === 0) throw new AwsFault('EmptyBatchRequest', 'A batch needs at least one entry.');
  if (entries.length > largestBatch) {
    throw new AwsFault(
      'TooManyEntriesInBatchRequest',
      `A batch has at most ${largestBatch} entries, not ${entries.length}.`,
    );
  }
  if (new Set(entries.map((entry) => entry.Id)).size < entries.length) {
    throw new AwsFault('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same Id.');
  }
}

export function eachEntry<E extends { Id: string }, R extends object>(entries: readonly E[], run: (entry: E) => R) {
  checkBatch(entries);
  const Successful: (R & { Id: string })[] = [];
  const Failed: { Id: string; Code: string; Message: string; SenderFault: boolean }[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}
