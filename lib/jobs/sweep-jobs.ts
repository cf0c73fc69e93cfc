// Ends jobs that nothing is heard of any more: a worker that is killed at its last try says nothing.
import { StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import { endFailed } from './fail-job.ts';
import { silenceOf, silentJobs, type Telling } from './store.ts';

const AT_ONCE = 100;

export async function sweepJobs(ctx: Telling): Promise<void> {
  for (const job of await silentJobs(ctx, AT_ONCE)) {
    try {
      await endFailed(ctx, job, silenceOf(job));
    } catch (error) {
      // It was heard of after all.
      if (isFault(error, StateChanged)) continue;
      // One that cannot be helped must not keep help from the others; the next sweep meets it again.
      ctx.log.error('failed', { jobId: job.id, error: error instanceof Error ? error : String(error) });
    }
  }
}
