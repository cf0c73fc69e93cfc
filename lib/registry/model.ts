// The life of an agent as pure rules: which states there are, which moves are allowed, which version a caller means.
import semver from 'semver';
import type { Permission } from '../kernel/index.ts';

export const AGENT_STATES = ['DRAFT', 'EXPERIMENTAL', 'CERTIFIED', 'DEPRECATED', 'RETIRED'] as const;
export type AgentState = (typeof AGENT_STATES)[number];

interface Move {
  readonly from: AgentState;
  readonly to: AgentState;
  readonly needs: Permission;
}

/** The state diagram; every transition's write carries `from` as its condition. */
export const MOVES: readonly Move[] = [
  { from: 'DRAFT', to: 'EXPERIMENTAL', needs: 'agents:write' },
  { from: 'EXPERIMENTAL', to: 'CERTIFIED', needs: 'agents:certify' },
  { from: 'CERTIFIED', to: 'DEPRECATED', needs: 'agents:certify' },
  { from: 'DEPRECATED', to: 'RETIRED', needs: 'agents:certify' },
];

export const moveBetween = (from: AgentState, to: AgentState): Move | undefined =>
  MOVES.find((move) => move.from === from && move.to === to);

export const nextStates = (from: AgentState): AgentState[] =>
  MOVES.filter((move) => move.from === from).map((move) => move.to);

/** A retired agent no longer runs; every other may. */
export const mayRun = (state: AgentState): boolean => state !== 'RETIRED';

/** What regulators or customers may rely on is not deleted but deprecated and retired. */
export const mayBeDeleted = (state: AgentState): boolean =>
  state === 'DRAFT' || state === 'EXPERIMENTAL' || state === 'RETIRED';

/** Newest first, in semver order. */
export const inSemverOrder = <V extends { readonly version: string }>(versions: readonly V[]): V[] =>
  [...versions].sort((a, b) => semver.rcompare(a.version, b.version));

/**
 * The version a caller means by `latest`, an exact version or a range (`^1.2`, `1.x`). `latest` and ranges prefer releases;
 * a pre-release is found when it is named, or when there is nothing else.
 */
export function resolveVersion<V extends { readonly version: string }>(
  versions: readonly V[],
  wanted: string,
): V | undefined {
  const ordered = inSemverOrder(versions);
  if (wanted === 'latest') return ordered.find(({ version }) => !semver.prerelease(version)) ?? ordered[0];
  return ordered.find(({ version }) => semver.satisfies(version, wanted));
}

export const isVersionOrRange = (wanted: string): boolean => wanted === 'latest' || semver.validRange(wanted) !== null;
