// Cases of semantic versions and ranges as semver.org and node-semver publish them: the yardstick of the registry's versions.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const target = fileURLToPath(new URL('../../lib/registry/versions/data/', import.meta.url));
const File = z.object({
  meta: z.unknown(),
  cases: z.array(z.object({ id: z.string(), citation: z.string() }).loose()),
});

const FILES = ['semver_invalid', 'semver_precedence', 'semver_ranges'];

export function importSemverCases(folder: string): number {
  const counts = FILES.map((file) => {
    const { meta, cases } = File.parse(JSON.parse(readFileSync(join(folder, 'cases', `${file}.json`), 'utf8')));
    const lines = cases.map((each) => JSON.stringify(each)).join(',\n');
    writeFileSync(
      join(target, `cases-${file.replace('_', '-')}.json`),
      `{"meta":${JSON.stringify(meta)},"cases":[\n${lines}\n]}\n`,
    );
    return cases.length;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
