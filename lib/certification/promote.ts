// Promotes a version; what evidence there is for it is known here.
import { type Promotion, promoteVersion, type VersionTransitionView } from '../registry/index.ts';
import { standingOf, type Writing } from './store.ts';

export interface Promote extends Promotion {
  readonly agentId: string;
  readonly version: string;
}

export function promote(ctx: Writing, wanted: Promote): Promise<VersionTransitionView> {
  const latestEvaluation = async () => {
    const standing = await standingOf(ctx, wanted);
    return standing && { ...standing, id: standing.evaluationId };
  };
  return promoteVersion(ctx, { ...wanted, latestEvaluation });
}
