// Writes the worker's runtime as plain JavaScript once per start: stripping types in every cold start would double its time.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export function prepareRuntime(directory: string): URL {
  const sources = new URL('./runtime/', import.meta.url);
  mkdirSync(directory, { recursive: true });
  for (const file of readdirSync(sources)) {
    const code = stripTypeScriptTypes(readFileSync(new URL(file, sources), 'utf8'));
    const imports = code.replace(/from '(\.\/[a-z-]+)\.ts'/g, "from '$1.mjs'");
    writeFileSync(join(directory, file.replace(/\.ts$/, '.mjs')), imports);
  }
  return pathToFileURL(join(directory, 'bootstrap.mjs'));
}
