// The CBAM tables of this release, opened at the first question from the files that lie beside the bundle.
import { bundledJson } from '../../platform/bundled-files/index.ts';
import { type CbamBook, cbamBook } from './book.ts';

const file = (name: string): string => `lib/factors/data/reference/${name}.json`;
const FILES = {
  goods: file('cbam-goods-2024'),
  defaults: file('cbam-defaults-2026-v20260204'),
  benchmarks: file('cbam-benchmarks-2026'),
  rules: file('cbam-rules-2026'),
} as const;

/** What a function that asks the CBAM tables names under `assets`. */
export const CBAM_ASSETS: readonly string[] = Object.values(FILES);

let opened: CbamBook | undefined;
export function cbamTables(): CbamBook {
  opened ??= cbamBook({
    goods: bundledJson(FILES.goods),
    defaults: bundledJson(FILES.defaults),
    benchmarks: bundledJson(FILES.benchmarks),
    rules: bundledJson(FILES.rules),
  });
  return opened;
}
