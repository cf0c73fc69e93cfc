// Why an archive is not taken, as a value that people read; and the error that carries it out of the depths of a reader.

export const REFUSAL_REASONS = [
  ...['not_an_archive', 'malformed', 'empty', 'encrypted', 'unsupported', 'size_mismatch', 'checksum_mismatch'],
  ...['too_many_entries', 'expands_too_far', 'compressed_too_well', 'nested_too_deep'],
  ...['path_unsafe', 'path_too_long', 'link', 'device', 'duplicate', 'path_clash', 'inspection_failed'],
] as const;

export interface Refusal {
  readonly reason: string;
  /** Says what was found and what would be right. */
  readonly message: string;
  /** The path of the entry; one in an archive within follows that archive's path and `!/`. */
  readonly entry?: string;
  readonly value?: string | number;
  readonly limit?: string | number;
}

export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

const SHOWN = 200;

/** A name as it can be shown: what steers a terminal is escaped, and what is endless cut. */
export function shown(name: string): string {
  const plain = name.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
}

export function refuse(
  reason: string,
  message: string,
  about: Omit<Refusal, 'reason' | 'message'> = {},
): ArchiveRefused {
  return new ArchiveRefused({ reason, message, ...about });
}

export const malformed = (message: string, entry?: string): ArchiveRefused =>
  refuse('malformed', message, entry === undefined ? {} : { entry: shown(entry) });
