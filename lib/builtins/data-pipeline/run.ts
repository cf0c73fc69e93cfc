// One run: rows stream in, are judged or taken over from an earlier attempt, and stream out; each batch waits until the last is written.
import { checkedDefinition } from '../../pipelines/index.ts';
import { RECEIPT_FORMAT, ReceiptWriter } from '../../receipts/index.ts';
import { ActivityFileRefused } from '../../rows/index.ts';
import type { BuiltinRequest, BuiltinResult, RunProgress } from '../contract.ts';
import { CheckpointWriter, type Earlier, earlierAttempt } from './checkpoints.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { PipelineInput } from './input.ts';
import { Ledger, type Terms } from './ledger.ts';
import { openSource, type Placed, type Source } from './open-source.ts';
import { termsShown } from './replay.ts';
import { sets } from './sets.ts';

/** Throws StageFailed, InputsRefused, ActivityFileRefused and what an aggregation refuses. */
export async function runDataPipeline(request: BuiltinRequest): Promise<BuiltinResult> {
  const input = PipelineInput.parse(request.input);
  const source = await openSource(input, request.file);
  const terms = { definition: checkedDefinition(input.definition), inputs: input.inputs ?? {}, width: source.width };
  const earlier = await earlierAttempt(request.checkpoints, terms);
  const ledger = new Ledger(terms, earlier?.state);
  const receipt = openReceipt(request, terms);
  const progress = await throughAll(request, source, { ledger, receipt, ...attempts(request, terms, earlier) });
  ledger.end();
  await written(request, { ledger, receipt });
  const inputFile = source.digest();
  const summary = await receipt.seal({
    totals: ledger.totals(),
    ...(inputFile && { inputFile }),
    signer: request.signer,
  });
  return { output: { ...ledger.output() }, progress, receipt: summary, sets: sets() };
}

interface Books {
  readonly ledger: Ledger;
  readonly receipt: ReceiptWriter;
}

interface Attempts {
  readonly entries: AsyncGenerator<string> | undefined;
  readonly writer: CheckpointWriter;
}

const attempts = ({ checkpoints }: BuiltinRequest, terms: Terms, earlier: Earlier | undefined): Attempts => ({
  entries: earlier?.entries(),
  writer: new CheckpointWriter(checkpoints, terms, earlier?.segments ?? 0),
});

async function throughAll(request: BuiltinRequest, source: Source, books: Books & Attempts): Promise<RunProgress> {
  let progress: RunProgress = { rowsRead: 0, rowsComputed: 0, rowsRefused: 0, bytesRead: 0 };
  for await (const batch of source.batches) {
    request.signal?.throwIfAborted();
    for (const placed of batch.rows) await booked(placed, books);
    await written(request, books);
    const { read, skipped, quarantined } = books.ledger.counts;
    progress = {
      rowsRead: read,
      rowsComputed: read - skipped - quarantined,
      rowsRefused: quarantined,
      bytesRead: batch.bytesRead,
    };
    request.onProgress?.(progress);
  }
  request.signal?.throwIfAborted();
  return progress;
}

async function booked({ place, found }: Placed, { ledger, receipt, entries, writer }: Books & Attempts): Promise<void> {
  const kept = await entries?.next();
  if (kept !== undefined && kept.done !== true) {
    if (!ledger.takeOver(kept.value, place, found)) throw fileReplaced(place.row);
    receipt.append(kept.value);
    return;
  }
  const entry = ledger.book(place, found);
  receipt.append(entry);
  await writer.note(entry, () => ledger.state);
}

const fileReplaced = (row: number): Error =>
  ActivityFileRefused({
    reason: `Record ${row} is not what it was when the run began: the file was replaced meanwhile.`,
    remedy: 'Start a new run over the file as it is now.',
  });

async function written({ sink }: BuiltinRequest, { ledger, receipt }: Books): Promise<void> {
  await receipt.flush();
  const { output, aside } = ledger.take();
  if (output !== '') await sink.rows(output);
  if (aside !== '') await sink.refused(aside);
}

function openReceipt({ executionId, tenantId, startedAt, sink }: BuiltinRequest, terms: Terms): ReceiptWriter {
  const header = {
    format: RECEIPT_FORMAT,
    agent: { id: AGENT_ID, version: AGENT_VERSION },
    executionId,
    ...(tenantId !== undefined && { tenantId }),
    startedAt,
    terms: termsShown(terms),
  } as const;
  return new ReceiptWriter(header, (text) => sink.receipt(text));
}
