// The library of this release alone: every bundled set, no tenant's own factors, nothing deprecated.
import { archive } from '../archive/open-archive.ts';
import { type FactorBook, factorBook } from './book.ts';

let opened: FactorBook | undefined;
/** Opened once; each set is read when it is first needed. Its function names `ARCHIVE_ASSETS` under `assets`. */
export function bundledBook(): FactorBook {
  opened ??= factorBook({ archive: archive(), deprecations: [], own: [] });
  return opened;
}
