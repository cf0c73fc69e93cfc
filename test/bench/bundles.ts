// What is measured is what would be deployed: our functions and the bare ones, bundled by the same settings.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Bundles, bundleFunctions, PROJECT_ROOT } from '../../infra/bundle.ts';
import { esbuildOptions } from '../../infra/bundling/esbuild-options.ts';

export interface Bundled extends Bundles {
  /** Each holds `<id>/index.mjs`. */
  readonly bareDirectory: string;
  readonly outdir: string;
}

export const BARE = ['get', 'command', 'run'] as const;

export async function bundleAll(): Promise<Bundled> {
  const outdir = await mkdtemp(join(tmpdir(), 'greenlang-bench-bundles-'));
  const bundles = await bundleFunctions({ outdir });
  const bareDirectory = join(outdir, 'bare');
  const bare = BARE.map((id) => ({ file: `test/bench/bare/${id}.ts`, spec: { id } }));
  await build(esbuildOptions(PROJECT_ROOT, bareDirectory, bare));
  return { ...bundles, bareDirectory, outdir };
}
