// The paths that an archive unpacks to, as the least discerning system tells them apart: no two entries may meet in one.
import { hash } from 'node:crypto';

export interface Occupied {
  readonly what: 'file' | 'directory';
  readonly path: string;
  /** The entry that is it or, of a folder that nobody named, that first lay in it. */
  readonly by: string;
}

/** Two that would be unpacked to one place, on some system at least. */
export interface Clash {
  readonly first: Occupied;
  readonly second: Occupied;
}

export class OccupiedPaths {
  /** By digests, so that what is compared takes the same room however long it is. */
  readonly #occupied = new Map<string, Occupied>();

  /** The clash with what stands there already; otherwise how many folders the entry brings that nobody named. */
  occupy(path: string, what: Occupied['what']): Clash | { readonly folders: number } {
    const entry = this.#take({ what, path, by: path });
    if (entry !== 'known' && entry !== 'new') return entry;
    let folders = 0;
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = this.#take({ what: 'directory', path: path.slice(0, end), by: path });
      // Whoever brought it brought those above it.
      if (folder === 'known') break;
      if (folder !== 'new') return folder;
      folders += 1;
    }
    return { folders };
  }

  /** A folder may be named again. */
  #take(second: Occupied): 'new' | 'known' | Clash {
    const key = hash('sha256', folded(second.path), 'base64url').slice(0, 24);
    const first = this.#occupied.get(key);
    if (!first) this.#occupied.set(key, second);
    if (!first) return 'new';
    const isSameFolder = [first, second].every(({ what, path }) => what === 'directory' && path === first.path);
    return isSameFolder ? 'known' : { first, second };
  }
}

/** Without case, and composed alike: to lower case first, since only then ẞ and ß become the same two letters. */
const folded = (path: string): string =>
  path.split('/').map(withoutTail).join('/').normalize('NFD').toLowerCase().toUpperCase().normalize('NFC');

/** Windows drops dots and spaces at the end of a name. */
function withoutTail(name: string): string {
  let end = name.length;
  while (name[end - 1] === '.' || name[end - 1] === ' ') end -= 1;
  return end === 0 ? name : name.slice(0, end);
}
