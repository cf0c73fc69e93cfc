// CSV as batches of cells with the line each record begins on: one batch per chunk of the file, so memory stays flat at any size.
import { CsvError, type Parser, parse } from 'csv-parse';
import { ActivityFileRefused } from './faults.ts';

export interface RecordBatch {
  readonly records: readonly (readonly string[])[];
  /** For each record the 1-based line it begins on. */
  readonly lines: readonly number[];
  readonly bytesRead: number;
}

/** Longer records are no activity data; nearly always an opening quote that is never closed. */
const MAX_RECORD_BYTES = 65_536;

/** Records with any number of cells, blank lines left out, quoted newlines kept. Throws ActivityFileRefused on an endless quote. */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<RecordBatch> {
  const collector = new Collector();
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_BYTES,
    // Answering nothing keeps records out of the stream's own object queue, which would cost more than the parsing.
    on_record: (record: string[]) => collector.take(record),
  });
  let failure: unknown;
  parser.on('error', (error) => {
    failure ??= error;
  });
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead += chunk.byteLength;
    await push(parser, chunk);
    if (failure !== undefined) throw endlessQuote(failure, collector.line);
    if (collector.size > 0) yield collector.drain(bytesRead);
  }
  await finish(parser);
  if (failure !== undefined) throw endlessQuote(failure, collector.line);
  if (collector.size > 0) yield collector.drain(bytesRead);
}

class Collector {
  #records: string[][] = [];
  #lines: number[] = [];
  line = 1;

  get size(): number {
    return this.#records.length;
  }

  take(record: string[]): null {
    const begins = this.line;
    this.line += 1;
    for (const cell of record) if (cell.includes('\n')) this.line += cell.split('\n').length - 1;
    if (record.length > 1 || record[0] !== '') {
      this.#records.push(record);
      this.#lines.push(begins);
    }
    return null;
  }

  drain(bytesRead: number): RecordBatch {
    const batch = { records: this.#records, lines: this.#lines, bytesRead };
    this.#records = [];
    this.#lines = [];
    return batch;
  }
}

const push = (parser: Parser, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    parser.write(chunk, () => resolve());
  });

const finish = (parser: Parser): Promise<void> =>
  new Promise((resolve) => {
    parser.once('error', () => resolve());
    parser.once('end', () => resolve());
    parser.resume();
    parser.end();
  });

function endlessQuote(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  return ActivityFileRefused({
    reason: `The record that begins on line ${line} never ends: a quote opened there is not closed.`,
    remedy: 'Close the quote, or double it when it belongs to the text.',
    details: { line },
  });
}
