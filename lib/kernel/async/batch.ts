// A batch from SQS, message by message: one that fails is reported alone, so its neighbours are not done twice.
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { isFault } from '../../shared/fault.ts';
import { AlreadyDone } from '../commit/once.ts';
import type { Log } from '../observe.ts';

export async function eachMessage(
  event: SQSEvent,
  log: Log,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      await handle(record);
    } catch (error) {
      if (isFault(error, AlreadyDone)) log.info('skipped', { messageId: record.messageId });
      else {
        log.error('failed', {
          messageId: record.messageId,
          error: error instanceof Error ? error : new Error(String(error)),
        });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
  }
  return { batchItemFailures };
}
