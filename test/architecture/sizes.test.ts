// Many small files: the sizes the house keeps to (lines of functions are Biome's).
import { expect, test } from 'vitest';
import { readSources } from './sources.ts';

const LIMITS = { median: 50, p90: 150, max: 250 };

const sources = await readSources();
const sizes = sources.map(({ lines }) => lines.length).sort((a, b) => a - b);
const quantile = (q: number): number => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * q))] ?? 0;

test(`half of all files have at most ${LIMITS.median} lines`, () => {
  expect(quantile(0.5)).toBeLessThanOrEqual(LIMITS.median);
});

test(`nine of ten files have at most ${LIMITS.p90} lines`, () => {
  expect(quantile(0.9)).toBeLessThanOrEqual(LIMITS.p90);
});

test(`no file has more than ${LIMITS.max} lines`, () => {
  const long = sources.filter(({ lines }) => lines.length > LIMITS.max).map(({ file }) => file);
  expect(long).toEqual([]);
});

test('every file says in its first line what room it is', () => {
  const silent = sources.filter(({ text }) => !text.startsWith('// ')).map(({ file }) => file);
  expect(silent).toEqual([]);
});
