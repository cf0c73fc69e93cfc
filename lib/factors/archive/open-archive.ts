// The archive of this release: every edition, each read from the file beside the bundle when it is first asked for.
import { bundledData, bundledJson } from '../../platform/bundled-files/index.ts';
import manifest from '../data/reference/manifest.json' with { type: 'json' };
import { type FactorArchive, factorArchive } from './archive.ts';
import type { Edition } from './model.ts';

const FOLDER = 'lib/factors/data/reference/';

let opened: FactorArchive | undefined;
export function archive(): FactorArchive {
  opened ??= factorArchive(manifest, (file) => bundledJson(`${FOLDER}${file}`));
  return opened;
}

/** An edition of this release as it lies in it, to the byte. */
export const editionText = ({ file }: Pick<Edition, 'file'>): Promise<string> => bundledData(`${FOLDER}${file}`);

/** What a function that reads editions names under `assets`. */
export const ARCHIVE_ASSETS: readonly string[] = manifest.sets.flatMap((set) =>
  'series' in set ? [`${FOLDER}${set.file}`] : [],
);
