// The life of an execution as pure rules.

export const EXECUTION_STATES = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'TIMED_OUT'] as const;
export type ExecutionState = (typeof EXECUTION_STATES)[number];

export const TERMINAL_STATES = ['SUCCEEDED', 'FAILED', 'CANCELLED', 'TIMED_OUT'] as const;
export type TerminalState = (typeof TERMINAL_STATES)[number];

/** The states a run may end from: the condition of every terminal write, so that there is exactly one. */
export const LIVE_STATES: ExecutionState[] = ['PENDING', 'RUNNING'];

export const isTerminal = (state: ExecutionState): state is TerminalState => !LIVE_STATES.includes(state);

/** P0 is served first. */
export const PRIORITIES = ['P0', 'P1', 'P2', 'P3'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const MODES = ['sync', 'async'] as const;

/** A run step is one Lambda invocation, which AWS ends after 15 minutes. */
export const MAX_TIMEOUT_SECONDS = 840;
export const DEFAULT_TIMEOUT_SECONDS = 300;

/** When a run that has used this share of its time is warned about. */
export const WARNING_SHARE = 0.8;

/** So many runs of a tenant may wait for their turn. */
export const MAX_QUEUED = 10_000;

/** After this long, something that should have moved on its own is looked at by the sweeper. */
export const PENDING_GRACE_SECONDS = 120;
export const RUNNING_GRACE_SECONDS = 90;
/** For how long a flow waits for a sign of life; below the time-out, which is to be met as such. The flow says the same. */
export const silenceSeconds = (timeoutSeconds: number): number => Math.min(20, timeoutSeconds - 1);
/** A run that was queued so often without beginning will not begin any more. */
export const MAX_ANNOUNCEMENTS = 5;

export const secondsAfter = (time: Date, seconds: number): string =>
  new Date(time.getTime() + seconds * 1000).toISOString();
