// Chooses one version of every agent that a version depends on, directly or through others, such that everybody gets what
// they ask for; or says why there is no such choice. Pure, and bounded however contrary the dependencies are.
import Range from 'semver/classes/range.js';
import prerelease from 'semver/functions/prerelease.js';
import { inSemverOrder } from '../model.ts';
import type { Asked, Choice, Conflict, Offer, Root } from './model.ts';

export type Chosen = ReadonlyMap<string, Choice>;

export interface Resolution {
  /** With the root itself; undefined where there is no choice. */
  readonly chosen: Chosen | undefined;
  /** Of a resolution that failed: what stood in the way, the furthest first. */
  readonly conflicts: readonly Conflict[];
}

const MOST_STEPS = 500;
const MOST_TOLD = 10;

/** `offers` holds every agent that could be asked for (see read-offers.ts). */
export function resolveDependencies(root: Root, offers: ReadonlyMap<string, Offer>): Resolution {
  const search = new Search(offers);
  const chosen = search.from(root);
  return { chosen, conflicts: chosen ? [] : search.told() };
}

/** Who asks what of whom, among the chosen. */
export function askedOf(chosen: Chosen): Map<string, Asked[]> {
  const asked = new Map<string, Asked[]>();
  for (const [agentId, { version, dependencies = {} }] of chosen)
    for (const [needed, range] of Object.entries(dependencies))
      asked.set(needed, [...(asked.get(needed) ?? []), { by: `${agentId}@${version}`, range }]);
  return asked;
}

/** As callers get them by a range: certified releases, then other releases, then pre-releases; each highest first. */
const preferred = (versions: readonly Choice[]): Choice[] => {
  const rank = ({ version, state }: Choice) => (prerelease(version) ? 2 : state === 'CERTIFIED' ? 0 : 1);
  return inSemverOrder(versions).sort((a, b) => rank(a) - rank(b));
};

class Search {
  readonly #offers: ReadonlyMap<string, Offer>;
  readonly #ordered = new Map<string, readonly Choice[]>();
  readonly #fitting = new Map<string, ReadonlySet<Choice>>();
  readonly #conflicts = new Map<string, { readonly depth: number; readonly conflict: Conflict }>();
  #steps = 0;

  constructor(offers: ReadonlyMap<string, Offer>) {
    this.#offers = offers;
  }

  from(root: Root): Chosen | undefined {
    const alone = new Map([[root.agentId, root]]);
    const clash = this.#clash(alone, root.agentId);
    if (!clash) return this.#complete(alone);
    this.#note(alone, clash);
    return undefined;
  }

  /** Chooses for the agent with the fewest versions left first, where a dead end shows soonest. */
  #complete(chosen: Chosen): Chosen | undefined {
    const open = [...askedOf(chosen)]
      .filter(([agentId]) => !chosen.has(agentId))
      .map(([agentId, asked]) => ({ agentId, asked, choices: this.#choices(agentId, asked) }))
      .sort((a, b) => a.choices.length - b.choices.length || (a.agentId < b.agentId ? -1 : 1));
    const [next] = open;
    if (!next) return chosen;
    const { agentId, asked, choices } = next;
    if (choices.length === 0) this.#note(chosen, this.#unmet(agentId, asked));
    for (const choice of choices) {
      this.#steps += 1;
      if (this.#steps > MOST_STEPS) {
        this.#note(chosen, { kind: 'undecided', agentId, asked });
        return undefined;
      }
      const grown = new Map(chosen).set(agentId, choice);
      const clash = this.#clash(grown, agentId);
      if (clash) {
        this.#note(chosen, clash);
        continue;
      }
      const found = this.#complete(grown);
      if (found) return found;
    }
    return undefined;
  }

  told(): Conflict[] {
    return [...this.#conflicts.values()]
      .sort((a, b) => b.depth - a.depth)
      .slice(0, MOST_TOLD)
      .map(({ conflict }) => conflict);
  }

  #note(chosen: Chosen, conflict: Conflict): void {
    const key = JSON.stringify(conflict);
    if (!this.#conflicts.has(key)) this.#conflicts.set(key, { depth: chosen.size, conflict });
  }

  #unmet(agentId: string, asked: readonly Asked[]): Conflict {
    const { why, versions } = this.#offers.get(agentId) ?? { why: 'missing', versions: [] };
    if (why) return { kind: why, agentId, asked };
    const available = inSemverOrder(versions)
      .slice(0, MOST_TOLD)
      .map(({ version }) => version);
    return { kind: 'unmet', agentId, asked, available };
  }

  #choices(agentId: string, asked: readonly Asked[]): readonly Choice[] {
    const sets = asked.map(({ range }) => this.#within(agentId, range));
    return this.#all(agentId).filter((choice) => sets.every((set) => set.has(choice)));
  }

  #all(agentId: string): readonly Choice[] {
    const known = this.#ordered.get(agentId) ?? preferred(this.#offers.get(agentId)?.versions ?? []);
    this.#ordered.set(agentId, known);
    return known;
  }

  #within(agentId: string, text: string): ReadonlySet<Choice> {
    const key = `${agentId} ${text}`;
    const known = this.#fitting.get(key);
    if (known) return known;
    const range = new Range(text);
    const fitting = new Set(this.#all(agentId).filter(({ version }) => range.test(version)));
    this.#fitting.set(key, fitting);
    return fitting;
  }

  /** What the version just chosen asks of those chosen before it, and they do not give. */
  #clash(chosen: Chosen, agentId: string): Conflict | undefined {
    const asked = askedOf(chosen);
    for (const needed of Object.keys(chosen.get(agentId)?.dependencies ?? {})) {
      const given = chosen.get(needed);
      if (!given) continue;
      const demands = asked.get(needed) ?? [];
      const way = pathBetween(chosen, needed, agentId);
      if (way) return { kind: 'cycle', agentId: needed, asked: demands, path: [...way.map(named(chosen)), needed] };
      if (!demands.every(({ range }) => this.#within(needed, range).has(given))) return this.#unmet(needed, demands);
    }
    return undefined;
  }
}

const named = (chosen: Chosen) => (agentId: string) => `${agentId}@${chosen.get(agentId)?.version}`;

/** The agents on a way along dependencies, both ends included. */
function pathBetween(chosen: Chosen, from: string, to: string, seen = new Set<string>()): string[] | undefined {
  if (from === to) return [from];
  if (seen.has(from)) return undefined;
  seen.add(from);
  for (const next of Object.keys(chosen.get(from)?.dependencies ?? {})) {
    const rest = chosen.has(next) ? pathBetween(chosen, next, to, seen) : undefined;
    if (rest) return [from, ...rest];
  }
  return undefined;
}

/** Whoever is depended on before whoever depends: the order in which to call or to deploy them. */
export function inOrderOfNeed(chosen: Chosen, root: string): string[] {
  const order: string[] = [];
  const visit = (agentId: string): void => {
    if (order.includes(agentId) || !chosen.has(agentId)) return;
    for (const needed of Object.keys(chosen.get(agentId)?.dependencies ?? {}).sort()) visit(needed);
    order.push(agentId);
  };
  visit(root);
  return order;
}
