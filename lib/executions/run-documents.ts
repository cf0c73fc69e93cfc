// The documents of a run that was computed at once: packed together, in an item beside the run, out of the way of lists.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { put, type Value, type Write } from '../platform/table/index.ts';
import { ExecutionNotFound, RunTooLarge } from './faults.ts';
import { executionRecord, runDocumentsRecord } from './records.ts';
import type { Execution, Reading } from './store.ts';

const NAMES = {
  ...{ input: 'input', output: 'output', receipt: 'receipt', rows: 'computed rows', refused: 'refused rows' },
  // Stands in the receipt, too, and so takes next to no room.
  chainHead: 'head of the chain',
};
type Name = keyof typeof NAMES;
const FIELDS: readonly Name[] = ['input', 'output', 'receipt', 'rows', 'refused', 'chainHead'];

export type RunDocuments = { readonly [N in Name]?: string };

/** Unzipped, what is shown fits one answer of 6 MB together. */
const SHOWN_BYTES = 1_000_000;
/** In one item, with room for its keys. */
const PACKED_BYTES = 390_000;

/** A tenth smaller than gzip makes it, which is a write unit of a short run; a window no larger than the text is cheaper. */
const packingOf = (bytes: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 6,
    [constants.BROTLI_PARAM_LGWIN]: bytes < 16_384 ? 14 : 20,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
  },
});

/** Throws RunTooLarge naming the document and the way out. */
export function putDocuments(id: string, documents: RunDocuments): Write {
  const texts = FIELDS.map((field) => Buffer.from(documents[field] ?? ''));
  for (const [index, { length: bytes }] of texts.entries())
    if (index > 0 && bytes > SHOWN_BYTES)
      throw RunTooLarge({ document: NAMES[FIELDS[index] ?? 'output'], bytes, limit: SHOWN_BYTES });
  const whole = Buffer.concat(texts);
  const packed = brotliCompressSync(whole, packingOf(whole.length));
  const { length: bytes } = packed;
  if (bytes > PACKED_BYTES) throw RunTooLarge({ document: 'input and result', bytes, limit: PACKED_BYTES });
  return put(runDocumentsRecord, { id, packed, bytes: texts.map(({ length }) => length) });
}

/** As they would lie in the run itself. */
function unpacked(packed: Uint8Array, bytes: readonly number[]): Pick<Execution, Name> {
  const whole = brotliDecompressSync(packed);
  const ends = bytes.map((_, index) => bytes.slice(0, index + 1).reduce((sum, each) => sum + each, 0));
  const found = FIELDS.flatMap((field, index) => {
    const length = bytes[index] ?? 0;
    const end = ends[index] ?? 0;
    const inline = whole.toString('utf8', end - length, end);
    return length > 0 ? [[field, field === 'chainHead' ? inline : { inline }]] : [];
  });
  return Object.fromEntries(found);
}

/** A run and its documents in one read, wherever they lie. */
export async function wholeExecution(ctx: Pick<Reading, 'table'>, executionId: string): Promise<Execution | undefined> {
  const key = { id: executionId };
  const [execution, beside] = await ctx.table.pair([executionRecord, key], [runDocumentsRecord, key]);
  return execution && withDocuments(execution, beside);
}

/** A run that was read apart from what lies beside it. */
export const withDocuments = (execution: Execution, beside: Value<typeof runDocumentsRecord> | undefined): Execution =>
  beside ? { ...execution, ...unpacked(beside.packed, beside.bytes) } : execution;

/** Throws ExecutionNotFound, also for a run of another agent. */
export async function wholeExecutionOf(
  ctx: Pick<Reading, 'table'>,
  agentId: string,
  executionId: string,
): Promise<Execution> {
  const execution = await wholeExecution(ctx, executionId);
  if (execution?.agentId !== agentId) throw ExecutionNotFound({ executionId });
  return execution;
}
