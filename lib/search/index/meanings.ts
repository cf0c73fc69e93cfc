// What agents mean, as a container asks it: vectors compared here, and of a large tenant those a service keeps, fused by similarity.
import { ExactVectorIndex, type Neighbour, type VectorSearch } from '../../platform/vectors/index.ts';
import { vectorOf } from '../document.ts';
import type { SearchEntry } from '../records.ts';
import { DIMENSIONS, EMBEDDING } from '../text/embed.ts';

/** Less similar is chance: of two texts without a common feature one in a thousand comes so near. */
const LEAST_SIMILAR = 0.15;
/** Who is further down the list than this is found by words or not at all: the same wherever vectors lie. */
const MOST_NEAR = 1000;

export interface Asked {
  readonly among?: ((id: string) => boolean) | undefined;
  /** The stage's service, where it has one. */
  readonly service?: VectorSearch | undefined;
}

export interface Near {
  readonly found: readonly Neighbour[];
  /** Why the service said nothing: then it is what is compared here alone. */
  readonly failure?: unknown;
}

export class Meanings {
  readonly #here = new ExactVectorIndex(DIMENSIONS);
  /** Whom the service is known to have as they are, and who of them is left to it. */
  readonly #served = new Set<string>();
  readonly #there = new Set<string>();
  #size = 0;

  async put(entry: SearchEntry): Promise<void> {
    const { agentId, document } = entry;
    if (!document) return;
    this.#size += 1;
    await this.#here.put(agentId, vectorOf(document));
    this.note(entry);
  }

  /** Of an entry that was put: whether the service has it by now. */
  note({ agentId, served }: SearchEntry): void {
    if (served === EMBEDDING) this.#served.add(agentId);
  }

  async remove(agentId: string): Promise<void> {
    this.#size -= 1;
    this.#served.delete(agentId);
    this.#there.delete(agentId);
    await this.#here.remove(agentId);
  }

  async near(vector: Int8Array, { among, service }: Asked): Promise<Near> {
    if (service && this.#size >= service.from) await this.#leave();
    const wanted = { most: MOST_NEAR, least: LEAST_SIMILAR };
    const here = await this.#here.nearest(vector, { ...wanted, ...(among && { among }) });
    if (!service || this.#there.size === 0) return { found: here };
    const isThere = (id: string) => this.#there.has(id) && (!among || among(id));
    const answer = await service.nearest(vector, { ...wanted, among: isThere });
    if ('failure' in answer) return { found: here, failure: answer.failure };
    return { found: nearestOf([...here, ...answer.found]) };
  }

  /** What the service has need not be held here as well. What it may not have yet is compared here, and so never missed. */
  async #leave(): Promise<void> {
    for (const agentId of this.#served) {
      this.#served.delete(agentId);
      this.#there.add(agentId);
      await this.#here.remove(agentId);
    }
  }
}

const nearestOf = (found: readonly Neighbour[]): Neighbour[] =>
  found.toSorted((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1)).slice(0, MOST_NEAR);
