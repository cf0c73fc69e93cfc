// lib/validation/data/rules.json: the YAML of all rules as the one file that functions carry.
import { glob, readFile } from 'node:fs/promises';
import { readBook } from '../../lib/validation/book/read-book.ts';
import type { BookFile } from '../../lib/validation/model.ts';
import { ROOT } from '../architecture/read-imports.ts';

const ROOM = `${ROOT}/lib/validation`;

export async function readRuleBook(): Promise<BookFile> {
  const paths = (await Array.fromAsync(glob('{rules/*,records/*,vocabularies}.yaml', { cwd: ROOM }))).sort();
  return readBook(
    await Promise.all(paths.map(async (path) => ({ path, text: await readFile(`${ROOM}/${path}`, 'utf8') }))),
  );
}

export const ruleBookJson = async (): Promise<string> => `${JSON.stringify(await readRuleBook())}\n`;
