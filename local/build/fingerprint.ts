// One hash over everything the assembly is made of, so that nothing is bundled or synthesized twice.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const SOURCES = ['events', 'lib', 'functions', 'infra', 'package-lock.json', 'cdk.json'];

export function fingerprint(root: string, stage: string): string {
  const hash = createHash('sha256').update(`${process.version} ${stage}`);
  for (const source of SOURCES) {
    for (const file of filesOf(join(root, source))) {
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex').slice(0, 20);
}

function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isDirectory()) {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  }
  return [path];
}
