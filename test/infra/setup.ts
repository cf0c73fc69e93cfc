// Synthesizes dev and prod once for all tests of this folder; templates do not look inside bundles, so these are empty.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { synthesize } from '../../infra/synth.ts';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The directory that holds one cloud assembly per stage. */
    assemblies: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'greenlang-infra-'));
  const catalogue = await readCatalogue(PROJECT_ROOT);
  const directory = join(home, 'functions');
  for (const { spec } of catalogue.functions) {
    await mkdir(join(directory, spec.id), { recursive: true });
    await writeFile(join(directory, spec.id, 'index.mjs'), `// ${spec.id}\n`);
  }
  for (const stage of ['dev', 'prod'])
    await synthesize({ stage, outdir: join(home, stage), bundles: { directory, catalogue } });
  project.provide('assemblies', home);
  return () => rm(home, { recursive: true, force: true });
}
