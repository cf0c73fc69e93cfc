// The archive of this release: every edition, each read from the file beside the bundle when it is first asked for.
import { bundledJson } from '../../platform/bundled-files/index.ts';
import manifest from '../data/reference/manifest.json' with { type: 'json' };
import { type FactorArchive, factorArchive } from './archive.ts';

const FOLDER = 'lib/factors/data/reference/';

let opened: FactorArchive | undefined;
export function archive(): FactorArchive {
  opened ??= factorArchive(manifest, (file) => bundledJson(`${FOLDER}${file}`));
  return opened;
}

/** What a function that reads editions names under `assets`. */
export const ARCHIVE_ASSETS: readonly string[] = manifest.sets.flatMap((set) =>
  'series' in set ? [`${FOLDER}${set.file}`] : [],
);
