// The life of an agent as pure rules: which states there are, which moves are allowed, which version a caller means.
import gte from 'semver/functions/gte.js';
import increment from 'semver/functions/inc.js';
import prerelease from 'semver/functions/prerelease.js';
import rcompare from 'semver/functions/rcompare.js';
import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { type Permission, SLUG } from '../kernel/index.ts';

export const AGENT_STATES = ['DRAFT', 'EXPERIMENTAL', 'CERTIFIED', 'DEPRECATED', 'RETIRED'] as const;
export type AgentState = (typeof AGENT_STATES)[number];

export interface Move {
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

/** The life of one version: certified on evidence, and back to EXPERIMENTAL when the evidence no longer holds. */
export const VERSION_STATES = ['DRAFT', 'EXPERIMENTAL', 'CERTIFIED'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What people may ask for; only the platform itself takes a version back. */
export const PROMOTIONS = [
  { from: 'DRAFT', to: 'EXPERIMENTAL', needs: 'agents:write' },
  { from: 'EXPERIMENTAL', to: 'CERTIFIED', needs: 'agents:certify' },
] as const satisfies readonly { from: VersionState; to: VersionState; needs: Permission }[];

export const moveBetween = (from: AgentState, to: AgentState): Move | undefined =>
  MOVES.find((move) => move.from === from && move.to === to);

export const nextStates = (from: AgentState): AgentState[] =>
  MOVES.filter((move) => move.from === from).map((move) => move.to);

/** A retired agent no longer runs; every other may. */
export const mayRun = (state: AgentState): boolean => state !== 'RETIRED';

/** What regulators or customers may rely on, an agent or a version of one, is not deleted but deprecated and retired. */
export const mayBeDeleted = (state: AgentState, certifiedVersions: readonly string[]): boolean =>
  state === 'RETIRED' || ((state === 'DRAFT' || state === 'EXPERIMENTAL') && certifiedVersions.length === 0);

/** Newest first, in semver order. */
export const inSemverOrder = <V extends { readonly version: string }>(versions: readonly V[]): V[] =>
  [...versions].sort((a, b) => rcompare(a.version, b.version));

/** Those a range asks for, as node-semver has it: a pre-release only where the range names one of the same version. */
export const withinRange = <V extends { readonly version: string }>(versions: readonly V[], range: string): V[] =>
  versions.filter(({ version }) => satisfies(version, range));

interface Choosable {
  readonly version: string;
  readonly state?: VersionState;
  readonly deprecation?: { readonly sunsetAt: string } | undefined;
}

/** Whether it runs no more. */
export const hasSunset = ({ deprecation }: Choosable, now: string): boolean =>
  deprecation !== undefined && deprecation.sunsetAt <= now;

/**
 * The version a caller means by `latest`, an exact version or a range (`^1.2`, `1.x`): the highest certified release that fits, so
 * that what was approved stays live while its successor is tried; without one the highest release. Of either kind a deprecated one only
 * where there is no other. Only where none fits, the highest pre-release: any for `latest`, for a range only one of a version it names
 * (`^2.0.0-rc.1`).
 */
export function resolveVersion<V extends Choosable>(versions: readonly V[], wanted: string): V | undefined {
  const fitting = wanted === 'latest' ? versions : withinRange(versions, wanted);
  const releases = fitting.filter(({ version }) => !prerelease(version));
  const certified = releases.filter(({ state }) => state === 'CERTIFIED');
  const kinds = [certified, releases, fitting];
  return kinds.map((kind) => highest(kind.filter(({ deprecation }) => !deprecation)) ?? highest(kind)).find(Boolean);
}

export const BUMPS = ['major', 'minor', 'patch'] as const;
export type Bump = (typeof BUMPS)[number];

/** The highest of these by semver's precedence; nothing where there is none. */
export const highestOf = (versions: readonly (string | undefined)[]): string | undefined =>
  versions.reduce((top, next) => (top === undefined || (next !== undefined && gte(next, top)) ? next : top), undefined);

/** The next version after all that ever were, as node-semver counts: after `2.0.0-rc.1` a `major` is `2.0.0`. */
export function nextVersion(known: readonly (string | undefined)[], bump: Bump): string {
  const next = increment(highestOf(known) ?? '0.0.0', bump);
  if (next === null) throw new Error(`${highestOf(known)} cannot be bumped.`);
  return next;
}

const highest = <V extends { readonly version: string }>(versions: readonly V[]): V | undefined =>
  versions.reduce<V | undefined>((top, next) => (top && gte(top.version, next.version) ? top : next), undefined);

const LONGEST_RANGE = 100;

/** Length comes first: reading a range takes time that a caller could spend for us by the megabyte. */
export const isRange = (wanted: string): boolean =>
  wanted.length <= LONGEST_RANGE && wanted.trim() !== '' && validRange(wanted) !== null;

/** A name for a version is a slug that is neither the word `latest` nor a range (`v12` is one). */
export const isAlias = (text: string): boolean => SLUG.test(text) && !isVersionOrRange(text);

export const isVersionOrRange = (wanted: string): boolean => wanted === 'latest' || isRange(wanted);
