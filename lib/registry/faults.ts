// What the registry refuses.
import { defineFault } from '../shared/fault.ts';
import type { AgentState, VersionState } from './model.ts';

export const AgentNotFound = defineFault<{ agentId: string }>({
  reason: 'agent_not_found',
  kind: 'not_found',
  cause: 'No agent with this id exists in your tenant.',
  remedy: 'GET /v1/agents lists what there is.',
  say: ({ agentId }) => `There is no agent "${agentId}".`,
});

export const AgentTaken = defineFault<{ agentId: string }>({
  reason: 'agent_taken',
  kind: 'conflict',
  cause: 'An agent with this id exists, or existed and was deleted: its executions still bear its name.',
  remedy: 'Choose another id.',
  say: ({ agentId }) => ({ field: '/id', message: `The agent id "${agentId}" is taken; choose another.` }),
});

export const AgentChanged = defineFault<{ given: number; current: number }>({
  reason: 'agent_changed',
  kind: 'conflict',
  cause: 'The agent was changed since the version your change was made from.',
  remedy: 'Read it again and repeat with its new version.',
  say: ({ given, current }) => ({
    field: '/version',
    message: `The agent is at version ${current}, not ${given}: read it again and repeat the change.`,
    details: { current },
  }),
});

export const AgentNotDeletable = defineFault<{ agentId: string; state: AgentState; certified: readonly string[] }>({
  reason: 'agent_not_deletable',
  kind: 'conflict',
  cause: 'An agent that is certified or deprecated, or has a certified version, is relied upon and cannot be deleted.',
  remedy: 'Deprecate and retire it first (POST …/transitions).',
  say: ({ agentId, state, certified }) => ({
    message: `The agent "${agentId}" is ${state}${certified.length > 0 ? ` and has certified versions (${certified.slice(0, 10).join(', ')})` : ''}: it cannot be deleted before it is retired.`,
    details: { state, certified: certified.slice(0, 10) },
  }),
});

export const AgentRetired = defineFault<{ agentId: string }>({
  reason: 'agent_retired',
  kind: 'conflict',
  cause: 'The agent has been retired: it no longer runs and takes no new versions.',
  remedy: 'Use its replacement.',
  say: ({ agentId }) => `The agent "${agentId}" is RETIRED: it is no longer executed and takes no new versions.`,
});

export const VersionNotFound = defineFault<{ agentId: string; wanted: string; known: readonly string[] }>({
  reason: 'version_not_found',
  kind: 'not_found',
  cause: 'The agent has no version that is, or satisfies, what was asked for.',
  remedy: 'GET …/versions lists its versions.',
  say: ({ agentId, wanted, known }) =>
    `The agent "${agentId}" has no version for "${wanted}"; it has ${known.length > 0 ? known.slice(0, 10).join(', ') : 'none yet'}.`,
});

export const VersionTaken = defineFault<{ agentId: string; version: string }>({
  reason: 'version_taken',
  kind: 'conflict',
  cause: 'This version of the agent exists; versions never change.',
  remedy: 'Choose a higher version.',
  say: ({ agentId, version }) => ({
    field: '/version',
    message: `${agentId}@${version} exists and never changes; choose a higher version.`,
  }),
});

export const TooManyVersions = defineFault<{ agentId: string; limit: number }>({
  reason: 'too_many_versions',
  kind: 'exhausted',
  cause: 'The agent has as many versions as one agent may have.',
  remedy: 'Publish under a new agent id.',
  say: ({ agentId, limit }) => `The agent "${agentId}" has ${limit} versions, the most one agent may have.`,
});

export const BuiltinUnknown = defineFault<{ builtin: string; known: readonly string[] }>({
  reason: 'builtin_unknown',
  kind: 'unprocessable',
  cause: 'This release carries no built-in agent of that name.',
  remedy: 'Name one that it carries.',
  say: ({ builtin, known }) => ({
    field: '/runtime/builtin',
    message: `There is no built-in agent "${builtin}"; this release carries ${known.join(', ')}.`,
  }),
});

export const TransitionRefused = defineFault<{ from: AgentState; to: AgentState; allowed: readonly AgentState[] }>({
  reason: 'transition_refused',
  kind: 'conflict',
  cause: 'The lifecycle has no step from the present state to the one asked for.',
  remedy: 'Take one of the allowed steps.',
  say: ({ from, to, allowed }) => ({
    field: '/to',
    message: `An agent that is ${from} cannot become ${to}; ${allowed.length > 0 ? `next is ${allowed.join(' or ')}` : 'it stays so'}.`,
    details: { from, allowed },
  }),
});

export const TransitionNotFound = defineFault<{ agentId: string; transitionId: string }>({
  reason: 'transition_not_found',
  kind: 'not_found',
  cause: 'The history of the agent has no transition with this id.',
  remedy: 'GET …/transitions lists what there is.',
  say: ({ agentId, transitionId }) => `The agent "${agentId}" has no transition "${transitionId}" in its history.`,
});

interface NotReversible {
  readonly from: AgentState;
  readonly to: AgentState;
  readonly why: 'not_the_latest' | 'no_step_forward';
}

export const RollbackRefused = defineFault<NotReversible>({
  reason: 'rollback_refused',
  kind: 'conflict',
  cause:
    'Only the latest step of an agent along its lifecycle can be taken back, and neither a rollback nor a demotion is one.',
  remedy: 'Take the next step from where the agent is (POST …/transitions).',
  say: ({ from, to, why }) => ({
    message:
      why === 'not_the_latest'
        ? `The agent has moved since and is ${to}; only its latest transition can be rolled back.`
        : `From ${from} to ${to} is no step forward and cannot be rolled back; take the next step from ${to} instead.`,
    details: { why },
  }),
});

export const VersionMissing = defineFault<{ agentId: string }>({
  reason: 'version_missing',
  kind: 'conflict',
  cause: 'An agent without a version has nothing to pilot or certify.',
  remedy: 'Create a version first (POST …/versions).',
  say: ({ agentId }) => `The agent "${agentId}" has no version yet; create one first.`,
});

export const PromotionRefused = defineFault<{ version: string; from: VersionState; to: string }>({
  reason: 'promotion_refused',
  kind: 'conflict',
  cause: 'A version goes from DRAFT to EXPERIMENTAL to CERTIFIED, one step at a time.',
  remedy: 'Take the next step, or none when it is certified.',
  say: ({ version, from, to }) => ({
    field: '/to',
    message: `The version ${version} is ${from} and cannot be promoted to ${to}; a version goes from DRAFT to EXPERIMENTAL to CERTIFIED.`,
    details: { from },
  }),
});

interface Unproven {
  readonly agentId: string;
  readonly version: string;
  readonly why: 'unevaluated' | 'failed' | 'outdated' | 'unpromoted';
}

const UNPROVEN: Readonly<Record<Unproven['why'], string>> = {
  unevaluated: 'was never evaluated',
  failed: 'did not pass its latest evaluation',
  outdated: 'was evaluated on other factor sets, or another release of its calculation, than are in use now',
  unpromoted: 'is not certified itself',
};

export const EvidenceMissing = defineFault<Unproven>({
  reason: 'evidence_missing',
  kind: 'conflict',
  cause: 'Certification rests on a passed evaluation of the version on the factor sets in use now, and there is none.',
  remedy:
    'POST …/versions/{version}/evaluate, then POST …/versions/{version}/promote; then the agent can be certified.',
  say: ({ agentId, version, why }) => ({
    field: '/to',
    message: `${agentId}@${version} ${UNPROVEN[why]}: POST /v1/agents/${agentId}/versions/${version}/evaluate, and when it passes POST /v1/agents/${agentId}/versions/${version}/promote.`,
    details: { version, why },
  }),
});

export const ItemTwice = defineFault<{ id: string; first: number }>({
  reason: 'item_twice',
  kind: 'invalid',
  cause: 'Two items of one call are about the same agent; the first was done.',
  remedy: 'Send one item per agent.',
  say: ({ id, first }) => ({
    field: '/id',
    message: `Item ${first} is about "${id}" already; send one item per agent.`,
    details: { first },
  }),
});

export const ItemNotReached = defineFault({
  reason: 'item_not_reached',
  kind: 'timeout',
  cause: 'The call ended before this item had its turn.',
  remedy: 'Repeat the call with the same Idempotency-Key, or send it with mode "async".',
  say: () =>
    'There was no time left for this item; repeat the call with the same Idempotency-Key, or use mode "async".',
});

export const JobUnfinished = defineFault<{ jobId: string }>({
  reason: 'job_unfinished',
  kind: 'timeout',
  cause: 'A worker ran out of time before it had done every item of a job.',
  remedy: 'Wait: the job is begun again and goes on with what is left.',
  say: ({ jobId }) => `The job ${jobId} is not finished yet; it goes on by itself.`,
});
