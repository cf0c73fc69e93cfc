// Who runs what you run, and what else they run: the pure rule of recommendations.
import type { Runner } from '../records.ts';

export interface Advice {
  readonly agentId: string;
  /** 0 to 1, of the best. */
  readonly score: number;
  readonly people: number;
  readonly because: readonly string[];
}

const MOST_REASONS = 3;

type Habits = ReadonlyMap<string, number>;

/** The tenth day says less than the first. */
const habitsOf = ({ agents }: Runner): Habits =>
  new Map(agents.map(({ agentId, days }) => [agentId, Math.log1p(days)]));

const lengthOf = (habits: Habits): number => Math.hypot(...habits.values());

/**
 * Agents that others run and I do not, best first: for each the sum, over those who run it, of how alike their habits and mine are
 * (the cosine over agents) times how much they run it.
 */
export function adviceFor(me: Runner, others: readonly Runner[]): Advice[] {
  const mine = habitsOf(me);
  const found = new Map<string, { worth: number; people: number; shared: Map<string, number> }>();
  for (const other of others) {
    if (other.principalId === me.principalId) continue;
    const theirs = habitsOf(other);
    const shared = [...mine].flatMap(([agentId, weight]) => {
      const both = weight * (theirs.get(agentId) ?? 0);
      return both > 0 ? [[agentId, both] as const] : [];
    });
    const likeness = shared.reduce((sum, [, both]) => sum + both, 0) / (lengthOf(mine) * lengthOf(theirs));
    if (shared.length === 0) continue;
    for (const [agentId, weight] of theirs) {
      if (mine.has(agentId)) continue;
      const known = found.get(agentId) ?? { worth: 0, people: 0, shared: new Map() };
      known.worth += likeness * weight;
      known.people += 1;
      for (const [common, both] of shared) known.shared.set(common, (known.shared.get(common) ?? 0) + both);
      found.set(agentId, known);
    }
  }
  const best = Math.max(...[...found.values()].map(({ worth }) => worth));
  return [...found]
    .map(([agentId, { worth, people, shared }]) => ({
      agentId,
      people,
      score: Math.round((worth / best) * 10_000) / 10_000,
      because: byWeight(shared).slice(0, MOST_REASONS),
    }))
    .sort((a, b) => b.score - a.score || (a.agentId < b.agentId ? -1 : 1));
}

const byWeight = (shared: ReadonlyMap<string, number>): string[] =>
  [...shared].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([agentId]) => agentId);
