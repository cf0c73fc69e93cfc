// What the health of an agent is made of, and how bad each thing is. Pure.
import type { AgentState } from '../model.ts';

export const HEALTH = ['healthy', 'degraded', 'unhealthy'] as const;
export type Health = (typeof HEALTH)[number];

export const CHECKS = ['lifecycle', 'version', 'runtime', 'evidence', 'dependencies'] as const;

export interface Check {
  readonly name: (typeof CHECKS)[number];
  readonly status: Health;
  readonly message: string;
}

/** An agent is as well as what is worst about it. */
export const overall = (checks: readonly Check[]): Health =>
  HEALTH[Math.max(0, ...checks.map(({ status }) => HEALTH.indexOf(status)))] ?? 'healthy';

const OF_STATE: Readonly<Record<AgentState, readonly [Health, string]>> = {
  DRAFT: ['healthy', 'It is a draft: it runs, and nobody should rely on it.'],
  EXPERIMENTAL: ['healthy', 'It is being piloted.'],
  CERTIFIED: ['healthy', 'It is certified.'],
  DEPRECATED: ['degraded', 'It is deprecated: it still runs, and should be replaced.'],
  RETIRED: ['unhealthy', 'It is retired and runs no more.'],
};

export function ofState(state: AgentState): Check {
  const [status, message] = OF_STATE[state];
  return { name: 'lifecycle', status, message };
}
