// CSV as batches of cells with the line each record begins on: one batch per chunk of the file, so memory stays flat at any size.
import { CsvError, type InfoRecord, type Parser, parse } from 'csv-parse';
import { ActivityFileRefused } from './faults.ts';
import type { FileRecord, UnreadCode } from './unread.ts';

export interface RecordBatch {
  readonly records: readonly FileRecord[];
  /** For each record the 1-based line it begins on. */
  readonly lines: readonly number[];
  readonly bytesRead: number;
}

/** Longer records are no activity data; nearly always an opening quote that is never closed. */
const MAX_RECORD_BYTES = 65_536;
/** After this one the reader knows again where it stands: the quote is part of an unquoted cell, the record ends with its line. */
const STRAY_QUOTE = 'INVALID_OPENING_QUOTE';

/**
 * Records with any number of cells, blank lines left out, quoted newlines kept. Throws ActivityFileRefused when a quote leaves open where
 * records end, since then rows could only be guessed.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<RecordBatch> {
  const collector = new Collector(delimiter);
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    max_record_size: MAX_RECORD_BYTES,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error?.code !== STRAY_QUOTE) throw error;
      collector.takeStray(error);
      return undefined;
    },
    // Answering nothing keeps records out of the stream's own object queue, which would cost more than the parsing.
    on_record: (record: string[], info) => collector.take(record, info),
  });
  let failure: unknown;
  parser.on('error', (error) => {
    failure ??= error;
  });
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead += chunk.byteLength;
    await push(parser, chunk);
    if (failure !== undefined) throw lostQuote(failure, collector.nextLine);
    if (collector.size > 0) yield collector.drain(bytesRead);
  }
  await finish(parser);
  if (failure !== undefined) throw lostQuote(failure, collector.nextLine);
  if (collector.size > 0) yield collector.drain(bytesRead);
}

class Collector {
  nextLine = 1;
  readonly #delimiter: string;
  #records: FileRecord[] = [];
  #lines: number[] = [];
  #width: number | undefined;
  /** The parser counts a quoted CR LF as two lines. */
  #countedTwice = 0;
  #strayLine = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  get size(): number {
    return this.#records.length;
  }

  take(record: string[], info: InfoRecord): null {
    let newlines = 0;
    let unread: UnreadCode | undefined;
    for (const cell of record) {
      if (cell.includes('\ufffd')) unread = 'not_utf8';
      if (!cell.includes('\n') && !cell.includes('\r')) continue;
      newlines += cell.split(/\r\n|\r|\n/).length - 1;
      this.#countedTwice += cell.split('\r\n').length - 1;
      if (this.#holdsRows(cell)) unread ??= 'swallowed_rows';
    }
    const ends = info.lines - this.#countedTwice;
    this.nextLine = ends + 1;
    this.#width ??= record.length;
    if (record.length > 1 || record[0] !== '') this.#add(unread === undefined ? record : { unread }, ends - newlines);
    return null;
  }

  /** The parser tells every stray quote, so of one line only the first counts. */
  takeStray(error: CsvError): void {
    const line = Number(error['lines']) - this.#countedTwice;
    if (line === this.#strayLine) return;
    this.#strayLine = line;
    this.#width ??= 0;
    this.#add({ unread: 'stray_quote' }, line);
    this.nextLine = line + 1;
  }

  drain(bytesRead: number): RecordBatch {
    const batch = { records: this.#records, lines: this.#lines, bytesRead };
    this.#records = [];
    this.#lines = [];
    return batch;
  }

  #add(record: FileRecord, line: number): void {
    this.#records.push(record);
    this.#lines.push(line);
  }

  /** A quote opened in one row and closed in the same column of a later one takes a row's worth of delimiters with it. */
  #holdsRows(cell: string): boolean {
    return this.#width !== undefined && this.#width > 1 && cell.split(this.#delimiter).length >= this.#width;
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

function lostQuote(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const begun = `record that begins on line ${line}`;
  const reason =
    error.code === 'CSV_INVALID_CLOSING_QUOTE'
      ? `In the ${begun} text follows a closing quote, so where its cells end stands open.`
      : error.code === 'CSV_MAX_RECORD_SIZE'
        ? `The ${begun} never ends within ${MAX_RECORD_BYTES} bytes: it is that long, or a quote opened there is not closed.`
        : `The ${begun} never ends: a quote opened there is not closed.`;
  return ActivityFileRefused({
    reason,
    remedy: 'Close the quote, or double it when it belongs to the text; shorten longer records.',
    details: { line },
  });
}
