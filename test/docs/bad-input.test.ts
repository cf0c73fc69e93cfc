// The page of bad input names tests that are there.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ROOT } from '../architecture/read-imports.ts';

const page = await readFile(`${ROOT}/docs/bad-input.md`, 'utf8');
const rows = page.split('\n').flatMap((line) => {
  const [, sent = '', , path = '', title = ''] = line.split('|').map((cell) => cell.trim());
  return path.startsWith('`') ? [{ sent, path: path.replaceAll('`', ''), title }] : [];
});

test('the page has a row for everything that is listed as bad input', () => {
  expect(rows.length).toBeGreaterThan(15);
});

test.each(rows)('$sent: $path has the test it names', async ({ path, title }) => {
  expect(await readFile(`${ROOT}/${path}`, 'utf8')).toContain(title);
});
