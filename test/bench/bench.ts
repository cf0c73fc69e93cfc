// What every bench is, and what it may ask for.
import type { Bundled } from './bundles.ts';
import type { Figure } from './figure.ts';
import type { House } from './house.ts';

export interface Ground {
  /** Raised at the first request, shared by all benches. */
  house(): Promise<House>;
  bundles(): Promise<Bundled>;
  /** Removed afterwards. */
  readonly tempDir: string;
}

export interface Bench {
  readonly name: string;
  measure(ground: Ground): Promise<readonly Figure[]>;
}
