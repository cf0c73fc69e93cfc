// For tests: the committed CBAM tables, opened from the files they stand in.
import { readFileSync } from 'node:fs';
import { type CbamBook, cbamBook } from '../../factors/index.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../factors/data/reference/${name}.json`, import.meta.url), 'utf8'));

export const readBook = (): CbamBook =>
  cbamBook({
    goods: read('cbam-goods-2024'),
    defaults: read('cbam-defaults-2026-v20260204'),
    benchmarks: read('cbam-benchmarks-2026'),
    rules: read('cbam-rules-2026'),
  });
