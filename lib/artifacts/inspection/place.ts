// Where in the artifact a reader is: the artifact itself, or an archive within it; what it finds there is entered and looked into.
import type { ByteReader } from './byte-reader.ts';
import { type ArchiveKind, closedKindOf, HEAD_BYTES, kindOf } from './kinds.ts';
import type { Ledger } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { manifestKind, readManifest } from './manifest.ts';
import { type Clash, type Occupied, OccupiedPaths } from './occupied-paths.ts';
import { safePath } from './paths.ts';
import { refuse, shown } from './refusal.ts';

export type ReadArchive = (kind: ArchiveKind, reader: ByteReader, place: Place) => Promise<void>;

export class Place {
  readonly #ledger: Ledger;
  readonly #read: ReadArchive;
  /** The archives this one lies in, by their paths. */
  readonly #within: readonly string[];
  readonly #paths = new OccupiedPaths();

  constructor(ledger: Ledger, read: ReadArchive, within: readonly string[] = []) {
    this.#ledger = ledger;
    this.#read = read;
    this.#within = within;
  }

  get depth(): number {
    return this.#within.length;
  }

  /** An entry of this archive as people are told of it. */
  show(name: string): string {
    return [...this.#within, name].map(shown).join('!/');
  }

  /** Notes that there is such an entry; answers the path it would be unpacked to. */
  enter(name: string, directory: boolean): string {
    const entry = this.show(name);
    this.#ledger.enter(entry);
    const path = safePath(name, entry);
    if (path === '' && !directory)
      throw refuse('path_unsafe', `The entry "${entry}" is a file without a name.`, { entry });
    this.#occupy(path, directory ? 'directory' : 'file');
    this.#ledger.count(directory ? 'directories' : 'files');
    return path;
  }

  /** Bytes that were unpacked on the way to the entry at hand. */
  expand(bytes: number): void {
    this.#ledger.expand(bytes);
  }

  /** Looks into the content of a file to its end: an archive is read as one, the manifest noted, the rest passed by. */
  async content(path: string, content: ByteReader): Promise<void> {
    const head = await content.peek(HEAD_BYTES);
    const closed = closedKindOf(head);
    const entry = this.show(path);
    if (closed) {
      const message = `The entry "${entry}" is a ${closed} archive, which is not looked into; pack its files themselves.`;
      throw refuse('unsupported', message, { entry, value: closed });
    }
    const kind = kindOf(head);
    if (kind) await this.#nested(kind, path, content);
    else if (this.depth === 0) await this.#note(path, content);
    await content.drain();
  }

  async #nested(kind: ArchiveKind, path: string, content: ByteReader): Promise<void> {
    const depth = this.depth + 1;
    if (depth > LIMITS.depth) {
      const entry = this.show(path);
      const message = `The entry "${entry}" is an archive ${depth} deep; at most ${LIMITS.depth} are taken.`;
      throw refuse('nested_too_deep', message, { entry, value: depth, limit: LIMITS.depth });
    }
    this.#ledger.count('archives');
    await this.#read(kind, content, new Place(this.#ledger, this.#read, [...this.#within, path]));
  }

  async #note(path: string, content: ByteReader): Promise<void> {
    const kind = manifestKind(path);
    if (!kind) return;
    const text = await content.peek(LIMITS.manifestBytes + 1);
    if (text.length > LIMITS.manifestBytes) return;
    const manifest = readManifest(path, kind, text.toString('utf8'));
    if (manifest) this.#ledger.describe(manifest);
  }

  /** Folders that nobody named are made all the same, and count as entries do. */
  #occupy(path: string, what: Occupied['what']): void {
    const entry = this.show(path);
    const found = this.#paths.occupy(path, what);
    if ('first' in found) throw this.#refuse(found);
    for (let folder = 0; folder < found.folders; folder += 1) this.#ledger.enter(entry);
  }

  #refuse({ first, second }: Clash): Error {
    const [value, entry] = [this.show(first.by), this.show(second.by)];
    if (first.path === second.path && first.what === second.what) {
      const message = `The entry "${entry}" stands in the archive twice; readers disagree which counts.`;
      return refuse('duplicate', message, { entry, value });
    }
    const why =
      first.what === second.what
        ? 'are told apart only by case, by how letters are composed or by dots and spaces at the end, which many systems do not do'
        : 'would have a file and a folder of one name';
    const message = `The entries "${value}" and "${entry}" ${why}: unpacked, one takes the other's place. Rename one of them.`;
    return refuse('path_clash', message, { entry, value });
  }
}
