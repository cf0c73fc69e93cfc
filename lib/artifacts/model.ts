// The life of an artifact as pure rules: its states, its parts, and for how long things may take.

/**
 * UPLOADING ─▶ INSPECTING ─▶ AVAILABLE
 *     │             └──────▶ REJECTED
 *     ├──▶ ABORTED
 *     └──▶ EXPIRED
 */
export const ARTIFACT_STATUSES = ['UPLOADING', 'INSPECTING', 'AVAILABLE', 'REJECTED', 'ABORTED', 'EXPIRED'] as const;
export type ArtifactStatus = (typeof ARTIFACT_STATUSES)[number];

/** 500 MB, each of 1024 × 1024 bytes. */
export const MAX_ARTIFACT_BYTES = 500 * 1024 ** 2;

/** How many one version may have. */
export const MAX_ARTIFACTS = 20;

/** What S3 takes as a part (5 MB at least), and little enough to send again over a poor line. */
export const PART_BYTES = 8 * 1024 ** 2;

/** How long anyone holding a ticket may use it without signing in. */
export const TICKET_SECONDS = 3_600;

export const UPLOAD_HOURS = 24;
/** So long that every try of an inspection is over. */
export const INSPECTION_HOURS = 12;
/** When it is looked whether anything lies around of an upload that came to nothing. */
export const CLEANING_HOURS = 2;
/** For how long it is remembered. */
export const FAILURE_DAYS = 90;

const HOUR_MS = 3_600_000;

export const hoursAfter = (at: Date, hours: number): string => new Date(at.getTime() + hours * HOUR_MS).toISOString();

export const daysAfterInSeconds = (at: Date, days: number): number =>
  Math.floor((at.getTime() + days * 24 * HOUR_MS) / 1000);

export const countParts = (sizeBytes: number, partBytes: number = PART_BYTES): number =>
  Math.ceil(sizeBytes / partBytes);

export interface Part {
  readonly partNumber: number;
  readonly sizeBytes: number;
  /** Where it was declared: storage takes nothing else. */
  readonly sha256?: string;
}

interface Parted {
  readonly sizeBytes: number;
  readonly partBytes: number;
  readonly partSha256?: readonly string[] | undefined;
}

/** All parts have one size, but for the last. */
export function partsOf({ sizeBytes, partBytes, partSha256 }: Parted): Part[] {
  return Array.from({ length: countParts(sizeBytes, partBytes) }, (_, index) => {
    const sha256 = partSha256?.[index];
    const part = { partNumber: index + 1, sizeBytes: Math.min(partBytes, sizeBytes - index * partBytes) };
    return { ...part, ...(sha256 !== undefined && { sha256 }) };
  });
}
