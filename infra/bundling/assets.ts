// The files that lie beside a bundle because its declaration asks for them.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Catalogue } from '../../lib/kernel/catalogue.ts';
import { openApiDocument } from '../openapi/document.ts';

export async function layAssets(root: string, outdir: string, catalogue: Catalogue): Promise<void> {
  const wanted = catalogue.functions.filter(({ spec }) => spec.assets.length > 0);
  if (wanted.length === 0) return;
  const document = JSON.stringify(openApiDocument(catalogue));
  for (const { spec } of wanted) {
    for (const asset of spec.assets) await layAsset(root, join(outdir, spec.id), asset, document);
  }
}

async function layAsset(root: string, directory: string, asset: string, document: string): Promise<void> {
  if (asset === 'openapi') return writeFile(join(directory, 'openapi.json'), document);
  await mkdir(join(directory, 'assets'), { recursive: true });
  const from = asset.startsWith('lib/') ? join(root, asset) : join(root, 'node_modules', asset);
  await copyFile(from, join(directory, 'assets', basename(asset)));
}
