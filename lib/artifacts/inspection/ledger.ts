// What has been found so far, in the archive and all archives within it, held against the limits at every step.
import { LIMITS } from './limits.ts';
import type { Manifest } from './manifest.ts';
import { refuse } from './refusal.ts';

export interface Findings {
  readonly files: number;
  readonly directories: number;
  /** Archives within the archive. */
  readonly archives: number;
  /** All that it unpacks to. */
  readonly expandedBytes: number;
  readonly manifest?: Manifest;
}

export class Ledger {
  readonly #sizeBytes: number;
  #entries = 0;
  /** The entry that was met last, for whatever is found while it is read. */
  #at = 'its beginning';
  #expanded = 0;
  #found = { files: 0, directories: 0, archives: 0 };
  #manifest: Manifest | undefined;

  /** `sizeBytes` is how large the artifact itself is. */
  constructor(sizeBytes: number) {
    this.#sizeBytes = sizeBytes;
  }

  enter(entry: string): void {
    this.#entries += 1;
    this.#at = entry;
    if (this.#entries <= LIMITS.entries) return;
    const message = `The archive has more than ${LIMITS.entries} entries; "${entry}" is one too many.`;
    throw refuse('too_many_entries', message, { entry, value: this.#entries, limit: LIMITS.entries });
  }

  /** Bytes that came out of a compressed stream, or were stored as they are. */
  expand(bytes: number): void {
    const entry = this.#at;
    this.#expanded += bytes;
    if (this.#expanded > LIMITS.expandedBytes) {
      const message = `The archive unpacks to more than ${LIMITS.expandedBytes} bytes; that was passed in "${entry}".`;
      throw refuse('expands_too_far', message, { entry, value: this.#expanded, limit: LIMITS.expandedBytes });
    }
    const ratio = Math.ceil(this.#expanded / this.#sizeBytes);
    if (this.#expanded > LIMITS.ratioFromBytes && ratio > LIMITS.ratio) {
      const message = `The archive unpacks to more than ${LIMITS.ratio} times its ${this.#sizeBytes} bytes; that was passed in "${entry}".`;
      throw refuse('compressed_too_well', message, { entry, value: ratio, limit: LIMITS.ratio });
    }
  }

  count(what: 'files' | 'directories' | 'archives'): void {
    this.#found[what] += 1;
  }

  /** The one nearest to the root counts. */
  describe(manifest: Manifest): void {
    if (!this.#manifest || depthOf(manifest) < depthOf(this.#manifest)) this.#manifest = manifest;
  }

  findings(): Findings {
    return { ...this.#found, expandedBytes: this.#expanded, ...(this.#manifest && { manifest: this.#manifest }) };
  }
}

const depthOf = ({ path }: Manifest): number => path.split('/').length;
