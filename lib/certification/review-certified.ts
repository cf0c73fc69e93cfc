// Puts every certified version of a tenant in question: after a factor set was released, and once a day for whatever else changed.
import * as z from 'zod';
import type { Queues } from '../platform/queues/index.ts';
import type { Item } from '../platform/table/index.ts';
import { StateChanged } from '../platform/table/index.ts';
import { type Agent, AgentNotFound, basisOf, certifiedAgents, type VersionEntry } from '../registry/index.ts';
import { isFault } from '../shared/fault.ts';
import { type Evaluating, evaluateIfInQuestion } from './evaluate-version.ts';
import { EvaluationRaced } from './faults.ts';

/** What waits in the queue of reviews. */
export const Review = z.object({
  tenantId: z.string(),
  /** Evidence from before this moment does not count. Absent: evidence on the present basis does, however old. */
  since: z.string().optional(),
  factorSet: z.string().optional(),
});
export type Review = z.output<typeof Review>;

export const askForReview = (ctx: { readonly queues: Queues }, review: Review): Promise<void> =>
  ctx.queues.send('reviews', review, { group: review.tenantId });

const PER_PAGE = 25;
/** Enough to finish the evaluation in hand and to hand on the rest. */
const TIME_LEFT_MS = 60_000;

/** Repeating it evaluates only what was not evaluated since: a crash costs nothing but the one in hand. */
export async function reviewCertified(ctx: Evaluating & { readonly queues: Queues }, review: Review): Promise<void> {
  let after: Item | undefined;
  let raced = false;
  do {
    const page = await certifiedAgents(ctx, PER_PAGE, after);
    for (const { agent, entry } of page.items.flatMap(certifiedVersions)) {
      if (ctx.remainingMs() < TIME_LEFT_MS) return askForReview(ctx, review);
      if (!(await isInQuestion(ctx, entry, review))) continue;
      raced = !(await evaluateAgain(ctx, { agentId: agent.id, version: entry.version }, review)) || raced;
    }
    after = page.next;
  } while (after);
  // Somebody was faster there: whether that answers the question is seen at another look.
  if (raced) await askForReview(ctx, review);
}

const certifiedVersions = (agent: Agent) =>
  agent.versions.filter(({ state }) => state === 'CERTIFIED').map((entry) => ({ agent, entry }));

async function isInQuestion(ctx: Evaluating, { evidence, runtime }: VersionEntry, { since }: Review): Promise<boolean> {
  if (!evidence || (since !== undefined && evidence.at <= since)) return true;
  return evidence.basis !== (await basisOf(ctx, runtime.builtin)).digest;
}

async function evaluateAgain(
  ctx: Evaluating,
  named: { readonly agentId: string; readonly version: string },
  review: Review,
): Promise<boolean> {
  const { factorSet } = review;
  const asked = { ...named, ...(factorSet !== undefined && { factorSet }) };
  try {
    await evaluateIfInQuestion(ctx, asked, (entry) => isInQuestion(ctx, entry, review));
    return true;
  } catch (error) {
    // Deleted meanwhile, it is no longer in question.
    if (isFault(error, AgentNotFound)) return true;
    if (isFault(error, EvaluationRaced, StateChanged)) return false;
    throw error;
  }
}
