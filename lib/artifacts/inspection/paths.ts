// Where an entry would be written: only below the folder that the archive is unpacked into, on every system.
import { LIMITS } from './limits.ts';
import { type ArchiveRefused, refuse } from './refusal.ts';

/** Names are bytes until they are read; what is not UTF-8 is read differently by everyone. */
export function decodeName(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}

/** Such a name reads as another than it is: `gpj.exe` for `exe.jpg`. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;

/** The path as extractors resolve it; throws, naming the entry, where it leads out or means different places to different systems. */
export function safePath(name: string, entry: string): string {
  const unsafe = (why: string): ArchiveRefused =>
    refuse('path_unsafe', `The entry "${entry}" ${why}; pack files by relative paths below one folder.`, {
      entry,
      value: entry,
    });
  const bytes = Buffer.byteLength(name);
  if (bytes > LIMITS.pathBytes) {
    const message = `The path "${entry}" has ${bytes} bytes; at most ${LIMITS.pathBytes} are taken.`;
    throw refuse('path_too_long', message, { entry, value: bytes, limit: LIMITS.pathBytes });
  }
  if (/\p{Cc}/u.test(name)) throw unsafe('has a control character in its name');
  if (TURNING.test(name)) throw unsafe('has a character in its name that turns the direction of the text');
  if (name.startsWith('/')) throw unsafe('has an absolute path');
  if (/^[A-Za-z]:/.test(name)) throw unsafe('names a drive');
  if (name.includes('\\')) throw unsafe('has a backslash in its name, which some systems take for a folder');
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw unsafe('leads out of the archive');
  return parts.join('/');
}
