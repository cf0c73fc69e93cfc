// Writes a receipt as its rows are computed: nothing but the current batch and the chain's head stays in memory.
import { canonical } from './canonical.ts';
import { Chain, sealDigest } from './chain.ts';
import type { ReceiptHeader, ReceiptSigner, ReceiptSummary } from './contract.ts';
import { ENTRY_JOINT, HEADER_CLOSE, HEADER_OPEN, SEAL_CLOSE, SEAL_OPEN } from './layout.ts';

export interface Sealing {
  readonly totals: Readonly<Record<string, unknown>>;
  readonly inputFile?: { readonly sha256: string; readonly bytes: number };
  readonly signer: ReceiptSigner;
}

export class ReceiptWriter {
  readonly #write: (text: string) => Promise<void> | void;
  readonly #chain: Chain;
  #pending: string;
  #first = true;
  #bytes = 0;

  /** `write` takes batches of whole lines and is awaited: its promise is the backpressure. */
  constructor(header: ReceiptHeader, write: (text: string) => Promise<void> | void) {
    const text = canonical(header);
    this.#write = write;
    this.#chain = new Chain(text);
    this.#pending = `${HEADER_OPEN}${text}${HEADER_CLOSE}\n`;
  }

  /** `entry` must be canonical JSON of one object. Buffers; call `flush` between batches. */
  append(entry: string): void {
    const text = this.#chain.append(entry);
    this.#pending += this.#first ? `${text}\n` : `${ENTRY_JOINT}${text}\n`;
    this.#first = false;
  }

  async flush(): Promise<void> {
    if (this.#pending === '') return;
    const text = this.#pending;
    this.#pending = '';
    this.#bytes += Buffer.byteLength(text);
    await this.#write(text);
  }

  async seal({ totals, inputFile, signer }: Sealing): Promise<ReceiptSummary> {
    const chain = this.#chain.state;
    const sealed = { totals, ...(inputFile === undefined ? {} : { inputFile }), chain };
    const signature = await signer.sign(sealDigest(sealed));
    this.#pending += `${SEAL_OPEN}${canonical({ ...sealed, signature })}${SEAL_CLOSE}\n`;
    await this.flush();
    return { entries: chain.entries, chainHead: chain.head, bytes: this.#bytes, signature };
  }
}
