// What jobs promise whatever becomes of their workers, on a real table and bucket.
import { afterAll, expect, test } from 'vitest';
import { openWorkshop } from '../../local/ground/workshop.ts';
import { objectsWrite, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { beginJob, carryOutJob, getJob, type JobWork, listJobs, sweepJobs } from './index.ts';

const workshop = await openWorkshop();
afterAll(() => workshop[Symbol.asyncDispose]());

const HOUR = 3_600_000;
let later = 0;
const clock = { now: () => new Date(Date.now() + later) };
const within = (tenantId: string) => trialContext([tableWrite, objectsWrite], { tenantId, clock });

const done = { index: 0, status: 200 };
const outcomesOf = (count: number) => ({
  counts: { total: count, succeeded: count, failed: 0 },
  items: Array.from({ length: count }, (_, index) => ({ ...done, index })),
});
const sound: JobWork = async (items) => outcomesOf(items.length);
/** As a worker that runs out of memory: what it began it leaves as it is. */
const killed: JobWork = () => Promise.reject(new Error('killed'));

test('a job whose worker was killed at its last try is FAILED by itself, and goes on when it is heard of again', async () => {
  const ctx = within('silent');
  later = 0;
  const { id } = await beginJob(ctx, 'agents.create', [1, 2]);
  await expect(carryOutJob(ctx, id, killed)).rejects.toThrow('killed');
  later = HOUR - 60_000;
  await sweepJobs(ctx);
  expect(await getJob(ctx, id)).toMatchObject({ state: 'RUNNING' });
  later = HOUR + 60_000;
  const failure = { reason: 'job_silent', message: expect.stringContaining(id) };
  expect(await getJob(ctx, id)).toMatchObject({ state: 'FAILED', failure });
  expect((await listJobs(ctx, { limit: 10 })).items).toMatchObject([{ id, state: 'FAILED', failure }]);
  await sweepJobs(ctx);
  await sweepJobs(ctx);
  expect(await getJob(ctx, id)).toMatchObject({ state: 'FAILED', failure });
  await carryOutJob(ctx, id, sound);
  const { failure: none, ...complete } = await getJob(ctx, id);
  expect([none, complete.state, complete.counts.succeeded]).toEqual([undefined, 'COMPLETED', 2]);
  later = 30 * 24 * HOUR;
  await sweepJobs(ctx);
  expect((await getJob(ctx, id)).state).toBe('COMPLETED');
});

test('a job that nobody ever began is FAILED after a day', async () => {
  const ctx = within('waiting');
  later = 0;
  const { id } = await beginJob(ctx, 'agents.create', [1]);
  later = 23 * HOUR;
  await sweepJobs(ctx);
  expect(await getJob(ctx, id)).toMatchObject({ state: 'QUEUED' });
  later = 25 * HOUR;
  await sweepJobs(ctx);
  expect(await getJob(ctx, id)).toMatchObject({ state: 'FAILED', failure: { reason: 'job_silent' } });
});

test('each sign of life puts the end off, and a sweeper that saw the job before it yields', async () => {
  const ctx = within('lively');
  later = 0;
  const { id } = await beginJob(
    ctx,
    'agents.create',
    Array.from({ length: 200 }, (_, index) => index),
  );
  const slow: JobWork = async (items, _undertaking, tell) => {
    for (const _ of items) {
      later += 30_000;
      await tell({ ...done, index: 0 });
    }
    later += HOUR - 60_000;
    await sweepJobs(ctx);
    expect(await getJob(ctx, id)).toMatchObject({ state: 'RUNNING', counts: { succeeded: 200 } });
    return outcomesOf(items.length);
  };
  await carryOutJob(ctx, id, slow);
  expect(await getJob(ctx, id)).toMatchObject({ state: 'COMPLETED' });
});

test('what is said of a job while the sweeper looks at it counts', async () => {
  const ctx = within('raced');
  later = 0;
  const { id } = await beginJob(ctx, 'agents.create', [1]);
  await expect(carryOutJob(ctx, id, killed)).rejects.toThrow('killed');
  later = 2 * HOUR;
  let begunAgain = false;
  const racing = Object.create(ctx, {
    commit: {
      value: async (change: Parameters<typeof ctx.commit>[0]) => {
        if (!begunAgain) {
          begunAgain = true;
          await expect(carryOutJob(within('raced'), id, killed)).rejects.toThrow('killed');
        }
        return ctx.commit(change);
      },
    },
  });
  await sweepJobs(racing);
  expect(begunAgain).toBe(true);
  expect(await getJob(ctx, id)).toMatchObject({ state: 'RUNNING' });
});
