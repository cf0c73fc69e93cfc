// The sources of the house as text: every file of the rooms that ship, without tests and data.
import { glob, readFile } from 'node:fs/promises';
import { ROOT } from './read-imports.ts';

export interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
}

export async function readSources(pattern = '{client,events,lib,functions,infra,local}/**/*.ts'): Promise<Source[]> {
  const files = await Array.fromAsync(glob(pattern, { cwd: ROOT }));
  const shipped = files.filter((file) => !/\.test\.ts$|\/data\/|\.gen\.ts$/.test(file)).sort();
  return Promise.all(
    shipped.map(async (file) => {
      const text = await readFile(`${ROOT}/${file}`, 'utf8');
      return { file, text, lines: text.trimEnd().split('\n') };
    }),
  );
}

/** `file:line` of every line that matches, comments and strings aside where they begin the line. */
export function occurrences(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) =>
      pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
    ),
  );
}
