// A transaction as one of ours was recorded on the wire, under new ids at each call.
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';

const recorded = process.env['BARE_TRANSACTION'] ?? '[]';
const pattern = new RegExp(process.env['BARE_ID'] ?? '(?!)', 'g');
let calls = 0;

export function freshTransaction(): TransactWriteCommandInput['TransactItems'] {
  calls += 1;
  const fresh = `bare-${process.pid}-${calls}`;
  return JSON.parse(recorded.replaceAll(pattern, fresh));
}
