// What it means that one agent depends on others: ranges asked for, one version chosen of each, and why none could be.
import type { VersionEntry } from '../records.ts';

/** Agent → range of its versions. */
export type Dependencies = Readonly<Record<string, string>>;

/** A version of an agent as far as dependencies are concerned. */
export type Choice = Pick<VersionEntry, 'version' | 'state'> & { readonly dependencies?: Dependencies | undefined };

export interface Root extends Choice {
  readonly agentId: string;
}

/** An agent somebody may depend on; a missing or retired one offers nothing. */
export interface Offer {
  readonly why?: 'missing' | 'retired';
  readonly versions: readonly Choice[];
}

export interface Asked {
  /** `fleet@1.0.0` */
  readonly by: string;
  readonly range: string;
}

export const CONFLICT_KINDS = ['missing', 'retired', 'unmet', 'cycle', 'undecided'] as const;

export interface Conflict {
  readonly kind: (typeof CONFLICT_KINDS)[number];
  readonly agentId: string;
  readonly asked: readonly Asked[];
  /** Of `unmet`: what there is, highest first. */
  readonly available?: readonly string[];
  /** Of `cycle`: from the agent back to itself. */
  readonly path?: readonly string[];
}

const listed = (asked: readonly Asked[]): string =>
  asked.map(({ by, range }) => `${by} asks for "${range}"`).join(', ');

export function sayConflict({ kind, agentId, asked, available = [], path = [] }: Conflict): string {
  switch (kind) {
    case 'missing':
      return `There is no agent "${agentId}"; ${listed(asked)}.`;
    case 'retired':
      return `The agent "${agentId}" is RETIRED and no longer runs; ${listed(asked)}.`;
    case 'cycle':
      return `${path.join(' → ')}: an agent cannot depend on itself, however many lie between.`;
    case 'undecided':
      return `The dependencies contradict each other in too many ways to try them all; pin "${agentId}" to one version (${listed(asked)}).`;
    case 'unmet': {
      const has = available.length > 0 ? `it has ${available.join(', ')}` : 'it has no version yet';
      return `No version of "${agentId}" is all that is asked of it: ${listed(asked)}; ${has}.`;
    }
  }
}
