// Takes rows one by one through the pipeline and answers their entries in the receipt. Replay and resumption keep the same ledger.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import {
  type Cells,
  OutputRow,
  outputRow,
  PackedVerdict,
  Pipeline,
  type PipelineDefinition,
  type PipelineState,
  packVerdict,
  QuarantinedRow,
  quarantinedRow,
  skippedRow,
  unitedRows,
  unpackVerdict,
  type Verdict,
} from '../../pipelines/index.ts';
import { canonical } from '../../receipts/index.ts';
import { decimal, divide, formatDecimal } from '../../shared/decimal.ts';
import type { JsonObject } from '../../shared/json.ts';
import { type Found, type Place, unjudged } from './found.ts';
import { type PipelineOutput, SHOWN } from './output.ts';
import { placed } from './stage-fault.ts';

export type NamedRows = Readonly<Record<string, readonly Cells[]>>;

export interface Terms {
  readonly definition: PipelineDefinition;
  readonly inputs: NamedRows;
  readonly width: number;
}

/** Lines are canonical: the order of cells, which a receipt does not keep, is no part of any result. */
export class Ledger {
  readonly #pipeline: Pipeline;
  readonly #terms: Terms;
  readonly #hash = createHash('sha256');
  readonly #counts = { read: 0, output: 0, skipped: 0, quarantined: 0 };
  readonly #shown: Pick<PipelineOutput, 'rows' | 'quarantined'> = { rows: [], quarantined: [] };
  #lines = { output: '', aside: '' };
  #sha256 = '';

  constructor(terms: Terms, state?: PipelineState) {
    this.#terms = terms;
    const out = {
      pass: (row: Parameters<typeof outputRow>[0]) => this.#put(outputRow(row)),
      skip: (row: Parameters<typeof skippedRow>[0]) => {
        this.#counts.skipped += 1;
        this.#lines.aside += `${canonical({ outcome: 'skipped', ...skippedRow(row) })}\n`;
      },
      quarantine: (row: Parameters<typeof quarantinedRow>[0]) => this.#setAside(quarantinedRow(row)),
    };
    this.#pipeline = new Pipeline(terms.definition, terms.inputs, { out, ...(state && { state }) });
  }

  get counts(): PipelineOutput['counts'] {
    return { ...this.#counts };
  }

  get state(): PipelineState {
    return this.#pipeline.state();
  }

  /** Judges a row and answers its canonical entry. Throws StageFailed. */
  book(place: Place, found: Found): string {
    const verdict =
      'read' in found
        ? placed(() => this.#pipeline.judge(found.read, place.row), place)
        : unjudged(found, place, this.#terms.width);
    placed(() => this.#settle(verdict), place);
    return canonical({ ...place, ...found, ...packVerdict(verdict) });
  }

  /** Takes over an entry that an earlier attempt has booked; false where it is not of this row. Throws StageFailed. */
  takeOver(entry: string, place: Place, found: Found): boolean {
    const packed = Entry.safeParse(JSON.parse(entry));
    if (!packed.success || canonical({ ...place, ...found, ...packed.data }) !== entry) return false;
    const verdict = unpackVerdict(packed.data);
    placed(() => this.#settle(verdict), place);
    return true;
  }

  /** All rows are booked. Throws StageFailed and WeightsSumToZero. */
  end(): void {
    this.#pipeline.end();
    this.#counts.read += unitedRows(this.#terms.definition, this.#terms.inputs);
    this.#sha256 = this.#hash.digest('hex');
  }

  /** The lines since the last call. */
  take(): { readonly output: string; readonly aside: string } {
    const lines = this.#lines;
    this.#lines = { output: '', aside: '' };
    return lines;
  }

  totals(): JsonObject {
    return { counts: this.counts, rowsSha256: this.#sha256 };
  }

  output(): PipelineOutput {
    const { read, skipped, quarantined } = this.#counts;
    const kept = decimal(BigInt(read - skipped - quarantined));
    return {
      name: this.#terms.definition.name,
      counts: this.counts,
      outputShare: read === 0 ? '0' : formatDecimal(divide(kept, decimal(BigInt(read)), 6)),
      stages: this.#pipeline.counts(),
      rows: [...this.#shown.rows],
      quarantined: [...this.#shown.quarantined],
      rowsSha256: this.#sha256,
    };
  }

  #settle(verdict: Verdict): void {
    this.#counts.read += 1;
    this.#pipeline.settle(verdict);
  }

  #put(row: PipelineOutput['rows'][number]): void {
    const text = canonical(row);
    const line = `${text}\n`;
    this.#counts.output += 1;
    this.#hash.update(line);
    this.#lines.output += line;
    if (this.#shown.rows.length < SHOWN) this.#shown.rows.push(OutputRow.parse(JSON.parse(text)));
  }

  #setAside(row: PipelineOutput['quarantined'][number]): void {
    this.#counts.quarantined += 1;
    const text = canonical(row);
    this.#lines.aside += `${canonical({ outcome: 'quarantined', ...row })}\n`;
    if (this.#shown.quarantined.length < SHOWN) this.#shown.quarantined.push(QuarantinedRow.parse(JSON.parse(text)));
  }
}

/** What the pipeline made of a row, among what stands in its entry. */
const Entry = z.looseObject({}).transform(({ passed, skipped, quarantined }, context) => {
  const parsed = PackedVerdict.safeParse(
    passed !== undefined ? { passed } : skipped !== undefined ? { skipped } : { quarantined },
  );
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'This is no verdict.' });
  return z.NEVER;
});
