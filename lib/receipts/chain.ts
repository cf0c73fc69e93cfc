// The chain that makes a receipt one thing: h₀ = SHA-256(header), hᵢ = SHA-256(hᵢ₋₁ as hex ‖ entryᵢ), all over canonical UTF-8 text.
import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';

export class Chain {
  #head: string;
  #entries = 0;

  constructor(headerText: string) {
    this.#head = hash('sha256', headerText, 'hex');
  }

  /** Answers the same text, which lies in one piece after hashing: to write it then costs no second gathering of its parts. */
  append(entryText: string): string {
    const linked = this.#head + entryText;
    const from = this.#head.length;
    this.#head = hash('sha256', linked, 'hex');
    this.#entries += 1;
    return linked.slice(from);
  }

  get state(): { readonly algorithm: 'SHA-256'; readonly entries: number; readonly head: string } {
    return { algorithm: 'SHA-256', entries: this.#entries, head: this.#head };
  }
}

/** What is signed: the digest of everything in the seal but the signature itself. */
export const sealDigest = (sealed: Readonly<Record<string, unknown>>): Buffer =>
  hash('sha256', canonical(sealed), 'buffer');
