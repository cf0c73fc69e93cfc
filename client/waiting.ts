// What takes longer than a request: runs, jobs and inspections, asked after until they have ended.
import type { Client } from './client.ts';
import type { ArtifactView, ExecutionView, JobDetail } from './schemas.gen.ts';

export interface Waiting {
  /** After this the wait is over, whatever became of the work; 300 unless told. */
  readonly seconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of everything seen on the way, e.g. to show progress. */
  readonly onProgress?: ((seen: unknown) => void) | undefined;
}

/** The work went on longer than was waited for; it has not ended by that. */
export class StillRunning extends Error {
  override readonly name = 'StillRunning';
}

const LIVE: readonly string[] = ['PENDING', 'RUNNING'];

/** The run once it has ended, well or badly: its `state` says which. */
export function executionEnded(
  api: Client,
  run: Pick<ExecutionView, 'agentId' | 'id'>,
  waiting: Waiting = {},
): Promise<ExecutionView> {
  const { signal } = waiting;
  const ask = async () => (await api.executions.get({ agentId: run.agentId, executionId: run.id, signal })).data;
  return ended(ask, ({ state }) => !LIVE.includes(state), waiting);
}

/** The job once it is COMPLETED, its `result` linking every item's outcome, or FAILED, its `failure` saying why. */
export function jobEnded(api: Client, jobId: string, waiting: Waiting = {}): Promise<JobDetail> {
  const ask = async () => (await api.jobs.get({ jobId, signal: waiting.signal })).data;
  return ended(ask, ({ state }) => state === 'COMPLETED' || state === 'FAILED', waiting);
}

/** The artifact once it is AVAILABLE, or REJECTED, its `rejection` saying why. */
export function artifactInspected(
  api: Client,
  { agentId, version, id: artifactId }: Pick<ArtifactView, 'agentId' | 'version' | 'id'>,
  waiting: Waiting = {},
): Promise<ArtifactView> {
  const ask = async () => (await api.artifacts.get({ agentId, version, artifactId, signal: waiting.signal })).data;
  return ended(ask, ({ status }) => status !== 'INSPECTING', waiting);
}

const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 3_000;

async function ended<T>(
  ask: () => Promise<T>,
  isOver: (seen: T) => boolean,
  { seconds = 300, signal, onProgress }: Waiting,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    const seen = await ask();
    if (isOver(seen)) return seen;
    onProgress?.(seen);
    if (Date.now() + pause > deadline)
      throw new StillRunning(`After ${seconds} s it was still ${JSON.stringify(seen)}.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal?.throwIfAborted();
  }
}
