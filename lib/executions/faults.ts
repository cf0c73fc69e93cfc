// What executions refuse.
import { defineFault, type Problem } from '../shared/fault.ts';
import type { ExecutionState } from './model.ts';

export const ExecutionNotFound = defineFault<{ executionId: string }>({
  reason: 'execution_not_found',
  kind: 'not_found',
  cause: 'The agent has no execution with this id in your tenant.',
  remedy: 'GET /v1/agents/{agentId}/executions lists what there is.',
  say: ({ executionId }) => `There is no execution "${executionId}" of this agent.`,
});

export const ExecutionTaken = defineFault<{ executionId: string }>({
  reason: 'execution_taken',
  kind: 'conflict',
  cause: 'An execution with the id you chose exists.',
  remedy: 'Choose another id or leave it out; to repeat a request safely send an Idempotency-Key.',
  say: ({ executionId }) => ({ field: '/executionId', message: `The execution id ${executionId} is taken.` }),
});

export const CancelledAhead = defineFault<{ executionId: string }>({
  reason: 'cancelled_ahead',
  kind: 'conflict',
  cause: 'The execution was cancelled before it arrived.',
  remedy: 'Start it again under another id.',
  say: ({ executionId }) => `The execution ${executionId} was cancelled before it arrived.`,
});

export const ExecutionFinished = defineFault<{ executionId: string; state: ExecutionState }>({
  reason: 'execution_finished',
  kind: 'conflict',
  cause: 'The execution has ended and can no longer be cancelled.',
  remedy: 'Nothing needs to be done.',
  say: ({ executionId, state }) => `The execution ${executionId} has ended (${state}) and can no longer be cancelled.`,
});

export const ResultNotReady = defineFault<{ executionId: string; state: ExecutionState }>({
  reason: 'result_not_ready',
  kind: 'conflict',
  cause: 'The execution has not ended, or ended without a result.',
  remedy: 'Follow GET …/events, or look at its failure.',
  say: ({ executionId, state }) => `The execution ${executionId} is ${state} and has no result.`,
});

export const QueueFull = defineFault<{ limit: number }>({
  reason: 'queue_full',
  kind: 'throttled',
  cause: 'As many runs of your tenant wait for their turn as may wait.',
  remedy: 'Start it again after the number of seconds in Retry-After, or cancel runs that are no longer wanted.',
  say: ({ limit }) => `${limit} runs of your tenant wait for their turn already; start this one a little later.`,
  retryAfterSeconds: 30,
});

export const InputInvalid = defineFault<readonly Problem[]>({
  reason: 'input_invalid',
  kind: 'invalid',
  cause: "The input breaks the input schema of the agent's version.",
  remedy: 'Mend every field named; GET …/versions/{version} shows the schema.',
  say: (problems) => problems,
});

export const FileNeedsAsync = defineFault({
  reason: 'file_needs_async',
  kind: 'unprocessable',
  cause: 'A run over an uploaded file does not fit into one request.',
  remedy: 'Use `"mode": "async"`.',
  say: () => ({ field: '/mode', message: 'A run over an uploaded file needs "mode": "async".' }),
});

export const RunTooLarge = defineFault<{ document: string; bytes: number; limit: number }>({
  reason: 'run_too_large',
  kind: 'too_large',
  cause: 'The activities given in the body, or what they come to, are more than one request should carry.',
  remedy: 'Upload the activities as a file (POST /v1/files) and run over it with `"mode": "async"`.',
  say: ({ document, bytes, limit }) => ({
    field: '/input',
    message: `The ${document} of this run comes to ${bytes} bytes as kept; at most ${limit} are kept this way. Upload the activities as a file and run over it with "mode": "async".`,
  }),
});

export const ExecutionNotRestatable = defineFault<{ executionId: string; state: ExecutionState }>({
  reason: 'execution_not_restatable',
  kind: 'conflict',
  cause: 'Only a result can be restated, and the execution has none.',
  remedy: 'Wait until it has succeeded, or start it anew.',
  say: ({ executionId, state }) =>
    `The execution ${executionId} is ${state}: only one that has SUCCEEDED has a result to restate.`,
});

export const AlreadyRestated = defineFault<{ executionId: string; by?: string }>({
  reason: 'already_restated',
  kind: 'conflict',
  cause: 'A later execution supersedes this one; a result is restated once, and then its restatement may be.',
  remedy: 'Restate the execution named in `supersededBy` of the old one.',
  say: ({ executionId, by }) => ({
    message: `The execution ${executionId} has been restated${by === undefined ? ' at this moment' : ` by ${by}`}; restate ${by ?? 'the execution its "supersededBy" names'} instead.`,
    details: { ...(by !== undefined && { supersededBy: by }) },
  }),
});

export const AsOfNotTaken = defineFault<{ builtin: string }>({
  reason: 'as_of_not_taken',
  kind: 'unprocessable',
  cause: 'The agent computes with one edition of its tables and knows no earlier or later one.',
  remedy: 'Leave asOf out.',
  say: ({ builtin }) => ({
    field: '/asOf',
    message: `"${builtin}" has one edition of what it computes with; leave asOf out.`,
  }),
});
