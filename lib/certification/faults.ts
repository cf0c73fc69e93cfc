// What certification refuses.
import { defineFault } from '../shared/fault.ts';

export const EvaluationNotFound = defineFault<{ evaluationId: string }>({
  reason: 'evaluation_not_found',
  kind: 'not_found',
  cause: 'The version has no evaluation with this id.',
  remedy: 'GET …/versions/{version}/evaluations lists what there is.',
  say: ({ evaluationId }) => `There is no evaluation "${evaluationId}" of this version.`,
});

export const EvaluationRaced = defineFault<{ agentId: string; version: string }>({
  reason: 'evaluation_raced',
  kind: 'conflict',
  cause: 'Another evaluation of the same version was written while this one was computing.',
  remedy: 'Use the other one (GET …/evaluations), or evaluate again.',
  say: ({ agentId, version }) =>
    `${agentId}@${version} was evaluated by somebody else at this moment; that evaluation stands and this one was not kept.`,
});
