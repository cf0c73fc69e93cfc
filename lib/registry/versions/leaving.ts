// How callers of a deprecated version are told that it will go, and where to.
import type { Leaving } from '../../kernel/index.ts';
import type { Deprecation } from '../records.ts';

interface Choosable {
  readonly deprecation?: Deprecation | undefined;
}

/** Undefined of a version that stays. */
export function leavingOf(agentId: string, { deprecation }: Choosable): Leaving | undefined {
  if (!deprecation) return undefined;
  const { at, sunsetAt, replacement } = deprecation;
  const since = new Date(at);
  const sunset = new Date(sunsetAt);
  if (replacement === undefined) return { since, sunset };
  return { since, sunset, successor: `/v1/agents/${agentId}/versions/${replacement}` };
}
