// The parts of an upload as storage has them, which alone knows: what stands, and tickets for what shall be sent.
import type { StoredPart } from '../platform/objects/index.ts';
import type { PartsAsked, PartView, UploadView } from './contract.ts';
import { type PartProblem, PartsRefused, UploadLost } from './faults.ts';
import { partsOf, TICKET_SECONDS } from './model.ts';
import { type Artifact, contentKey } from './records.ts';
import { type ReadingParts, viewOf } from './store.ts';

export const uploadOf = ({ id, uploadId }: Artifact) => ({ key: contentKey(id), uploadId });

/** By number; only those of the right size. An upload that was completed, though nobody was told, has all. Throws UploadLost. */
export async function partsStored(ctx: ReadingParts, artifact: Artifact): Promise<ReadonlyMap<number, StoredPart>> {
  const stored = await ctx.uploads.parts(uploadOf(artifact));
  const sizes = new Map(partsOf(artifact).map(({ partNumber, sizeBytes }) => [partNumber, sizeBytes]));
  if (stored) {
    const fitting = stored.filter(({ partNumber, sizeBytes }) => sizes.get(partNumber) === sizeBytes);
    return new Map(fitting.map((part) => [part.partNumber, part]));
  }
  if (!(await ctx.uploads.whole(contentKey(artifact.id)))) throw UploadLost(artifact);
  return new Map([...sizes].map(([partNumber, sizeBytes]) => [partNumber, { partNumber, sizeBytes, etag: '' }]));
}

interface Shown {
  readonly resumed: boolean;
  readonly asked?: PartsAsked['parts'];
}

/** The upload with tickets for the parts that were asked for, or for all that are missing. */
export async function showUpload(
  ctx: ReadingParts,
  artifact: Artifact,
  { resumed, asked }: Shown,
): Promise<UploadView> {
  const known = resumed ? await partsStored(ctx, artifact) : new Map<number, StoredPart>();
  const expiresAt = new Date(ctx.clock.now().getTime() + TICKET_SECONDS * 1000).toISOString();
  const etags = new Map(asked?.map(({ partNumber, etag }) => [partNumber, etag]));
  const parts = partsOf(artifact).map(async (part): Promise<PartView> => {
    const { sha256, ...bare } = part;
    const view = { ...bare, ...standingOf(known.get(part.partNumber), etags.get(part.partNumber)) };
    const wanted = etags.size > 0 ? etags.has(part.partNumber) : true;
    const satisfied = view.status === 'STORED' && (etags.size === 0 || etags.get(part.partNumber) !== undefined);
    if (!wanted || satisfied) return view;
    const ticket = await ctx.uploads.presignPart(uploadOf(artifact), part, TICKET_SECONDS);
    return { ...view, upload: { ...ticket, expiresAt } };
  });
  const repeated = repeatedIn(asked ?? []);
  return {
    ...{ ...viewOf(artifact), resumed, partSizeBytes: artifact.partBytes, parts: await Promise.all(parts) },
    ...(repeated.length > 0 && { repeated }),
  };
}

function standingOf(stored: StoredPart | undefined, etag: string | undefined): Pick<PartView, 'status' | 'etag'> {
  if (!stored) return { status: 'MISSING' };
  const status = etag === undefined || etag === stored.etag ? 'STORED' : 'DIFFERENT';
  return { status, ...(stored.etag && { etag: stored.etag }) };
}

function repeatedIn(asked: NonNullable<PartsAsked['parts']>): number[] {
  const numbers = asked.map(({ partNumber }) => partNumber);
  return [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))].sort((a, b) => a - b);
}

/** All problems at once. */
export function insistOnKnownParts(artifact: Artifact, asked: PartsAsked['parts'] = []): void {
  const count = partsOf(artifact).length;
  const problems = asked.flatMap(({ partNumber }, index): PartProblem[] =>
    partNumber <= count
      ? []
      : [
          {
            index,
            field: 'partNumber',
            message: `There is no part ${partNumber}; this upload has parts 1 to ${count}.`,
          },
        ],
  );
  if (problems.length > 0) throw PartsRefused(problems);
}
