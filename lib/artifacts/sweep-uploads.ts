// Looks after artifacts that nobody drives any more: ends what is overdue, and erases what failed uploads left in storage.
import { timestamp } from '../platform/clock.ts';
import { put, StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import { endUpload } from './abort-upload.ts';
import { reject } from './inspect-artifact.ts';
import { uploadOf } from './parts.ts';
import { type Artifact, artifactRecord, contentKey } from './records.ts';
import { overdue, type Storing, shelfOf } from './store.ts';

const AT_ONCE = 100;

export async function sweepUploads(ctx: Storing): Promise<void> {
  for (const artifact of await overdue(ctx, timestamp(ctx.clock), AT_ONCE)) {
    try {
      await lookAfter(ctx, artifact);
    } catch (error) {
      // It moved while it was being looked at: that is all the sweeper wanted.
      if (isFault(error, StateChanged)) continue;
      // One that cannot be helped must not keep help from the others; the next sweep meets it again.
      ctx.log.error('failed', { artifactId: artifact.id, error: error instanceof Error ? error : String(error) });
    }
  }
}

async function lookAfter(ctx: Storing, artifact: Artifact): Promise<void> {
  if (artifact.status === 'UPLOADING') await endUpload(ctx, artifact, await shelfOf(ctx, artifact), 'EXPIRED');
  else if (artifact.status === 'INSPECTING')
    await reject(ctx, { artifact, shelf: await shelfOf(ctx, artifact), refusal });
  else await clean(ctx, artifact);
}

const refusal = {
  reason: 'inspection_failed',
  message: 'The file could not be inspected within hours, for a reason of ours; upload it again.',
};

/** Parts that came in after the abort, an object that was completed while it was aborted, one whose erasing was cut off. */
async function clean(ctx: Storing, { dueAt, ...artifact }: Artifact): Promise<void> {
  await ctx.uploads.abort(uploadOf(artifact));
  const whole = await ctx.uploads.whole(contentKey(artifact.id));
  if (whole) await ctx.uploads.erase(contentKey(artifact.id), whole.objectVersion);
  await ctx.commit({ writes: [put(artifactRecord, artifact, { when: { is: { status: artifact.status } } })] });
}
