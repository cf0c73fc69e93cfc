// The reference tables are two megabytes: the large ones lie beside a bundle as files and are never built into one.
import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from './read-imports.ts';
import { readSources } from './sources.ts';

/** A bundle may carry what a reader would not notice. */
const LARGEST_CARRIED_BYTES = 40_000;

test('no module carries a large reference table; whoever needs one opens its file', async () => {
  const sources = (await readSources()).filter(({ file }) => /^(lib|functions|events)\//.test(file));
  const carried = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/from '[^']*data\/reference\/([^']*)'/g)].map(([, table]) => ({ file, table: table ?? '' })),
  );
  const large = carried.filter(
    ({ table }) => statSync(`${ROOT}/lib/factors/data/reference/${table}`).size > LARGEST_CARRIED_BYTES,
  );
  expect(large).toEqual([]);
});
