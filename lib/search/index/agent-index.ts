// All agents of one tenant as a container holds them: by words, by meaning, and as they are shown. What order entries come in makes no difference.
import { ExactVectorIndex, type Neighbour } from '../../platform/vectors/index.ts';
import type { AgentCard } from '../contract.ts';
import { cardOf, vectorOf } from '../document.ts';
import type { SearchEntry } from '../records.ts';
import { DIMENSIONS, embed } from '../text/embed.ts';
import { fuse, type Ranked } from './fuse.ts';
import { type KeywordHit, KeywordIndex } from './keyword-index.ts';

/** Less similar is chance: of two texts without a common feature one in a thousand comes so near. */
const LEAST_SIMILAR = 0.15;
/** What a card costs beside its text: maps, postings, the vector. Measured, see test/bench/search.ts. */
const BYTES_PER_AGENT = 3000;
const BYTES_PER_CHARACTER = 6;

type Passes = (card: AgentCard) => boolean;

export interface Question {
  readonly text: string;
  /** Absent: all do. */
  readonly passes?: Passes | undefined;
}

type Among = ((id: string) => boolean) | undefined;

export class AgentIndex {
  readonly #cards = new Map<string, AgentCard>();
  readonly #versions = new Map<string, number>();
  readonly #words = new KeywordIndex();
  readonly #meanings = new ExactVectorIndex(DIMENSIONS);
  bytes = 0;

  get size(): number {
    return this.#cards.size;
  }

  get cards(): readonly AgentCard[] {
    return [...this.#cards.values()];
  }

  get(agentId: string): AgentCard | undefined {
    return this.#cards.get(agentId);
  }

  /** An entry as old as what is known, or older, changes nothing. */
  async put({ agentId, version, document }: SearchEntry): Promise<void> {
    if ((this.#versions.get(agentId) ?? 0) >= version) return;
    this.#versions.set(agentId, version);
    await this.#drop(agentId);
    if (!document) return;
    const card = cardOf(document);
    this.#cards.set(agentId, card);
    this.#words.put(card);
    await this.#meanings.put(agentId, vectorOf(document));
    this.bytes += bytesOf(card);
  }

  async search({ text, passes }: Question): Promise<Ranked[]> {
    const among = this.#among(passes);
    return fuse(this.byWords(text, among), await this.byMeaning(text, among));
  }

  byWords(text: string, among?: Among): KeywordHit[] {
    return this.#words.search(text, among);
  }

  byMeaning(text: string, among?: Among): Promise<readonly Neighbour[]> {
    const asked = embed([[text, 1]], (stem) => this.#words.knows(stem));
    return this.near(asked, among);
  }

  near(vector: Int8Array, among?: Among): Promise<readonly Neighbour[]> {
    return this.#meanings.nearest(vector, { most: this.size, least: LEAST_SIMILAR, ...(among && { among }) });
  }

  /** Each agent is judged once, whatever finds it. */
  #among(passes: Passes | undefined): Among {
    if (!passes) return undefined;
    const passing = new Set(this.cards.filter(passes).map(({ id }) => id));
    return (id) => passing.has(id);
  }

  async #drop(agentId: string): Promise<void> {
    const card = this.#cards.get(agentId);
    if (!card) return;
    this.#cards.delete(agentId);
    this.#words.remove(card);
    await this.#meanings.remove(agentId);
    this.bytes -= bytesOf(card);
  }
}

const bytesOf = ({ name, description, tags }: AgentCard): number =>
  BYTES_PER_AGENT + BYTES_PER_CHARACTER * (name.length + description.length + tags.join().length);
