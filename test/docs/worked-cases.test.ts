// docs/worked-cases.md: every file of published cases stands on the page with its number, and the test it names reads it.
import { glob, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ROOT } from '../architecture/read-imports.ts';

const File = z.object({ cases: z.array(z.object({ id: z.string(), citation: z.string() })) });
const files = await Array.fromAsync(glob('lib/**/data/cases-*.json', { cwd: ROOT }));
const page = await readFile(`${ROOT}/docs/worked-cases.md`, 'utf8');

test.each(files)('%s is on the page, each case cited, and read by the test named there', async (file) => {
  const name = basename(file);
  const { cases } = File.parse(JSON.parse(await readFile(`${ROOT}/${file}`, 'utf8')));
  const [, number, tested = ''] = new RegExp(`\\| \`${name}\` +\\| (\\d+) +\\| \`([^\`]+)\``).exec(page) ?? [];
  expect(number, `a row for ${name}`).toBe(String(cases.length));
  expect(await readFile(`${ROOT}/${tested}`, 'utf8')).toContain(name.slice('cases-'.length, -'.json'.length));
});

test('there are published cases', () => expect(files.length).toBeGreaterThan(5));
