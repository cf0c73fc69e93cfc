// Where in the artifact a reader is: the artifact itself, or an archive within it; what it finds there is entered and looked into.
import { createHash } from 'node:crypto';
import type { ByteReader } from './byte-reader.ts';
import { type ArchiveKind, closedKindOf, HEAD_BYTES, kindOf } from './kinds.ts';
import type { Ledger } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { manifestKind, readManifest } from './manifest.ts';
import { safePath } from './paths.ts';
import { refuse, shown } from './refusal.ts';

export type ReadArchive = (kind: ArchiveKind, reader: ByteReader, place: Place) => Promise<void>;

export class Place {
  readonly #ledger: Ledger;
  readonly #read: ReadArchive;
  /** The archives this one lies in, by their paths. */
  readonly #within: readonly string[];
  /** Digests of the paths, so that memory does not depend on how long they are. */
  readonly #paths = new Map<string, 'file' | 'directory'>();

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
    if (directory) this.#once(path, 'directory', entry);
    else {
      if (path === '') throw refuse('path_unsafe', `The entry "${entry}" is a file without a name.`, { entry });
      this.#once(path, 'file', entry);
    }
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

  #once(path: string, what: 'file' | 'directory', entry: string): void {
    const digest = createHash('sha256').update(path).digest('base64url').slice(0, 24);
    const known = this.#paths.get(digest);
    if (known === undefined) this.#paths.set(digest, what);
    else if (what === 'file' || known === 'file') {
      throw refuse('duplicate', `The entry "${entry}" stands in the archive twice; readers disagree which counts.`, {
        entry,
      });
    }
  }
}
