// All agents of one tenant as a container holds them: by words, by meaning, and as they are shown. What order entries come in makes no difference.
import type { VectorSearch } from '../../platform/vectors/index.ts';
import type { AgentCard } from '../contract.ts';
import { cardOf } from '../document.ts';
import type { SearchEntry } from '../records.ts';
import { embed } from '../text/embed.ts';
import { fuse, type Ranked } from './fuse.ts';
import { type KeywordHit, KeywordIndex } from './keyword-index.ts';
import { type Asked, Meanings, type Near } from './meanings.ts';

/** What a card costs beside its text: maps, postings, the vector. Measured, see test/bench/search.ts. */
const BYTES_PER_AGENT = 3000;
const BYTES_PER_CHARACTER = 6;

type Passes = (card: AgentCard) => boolean;

export interface Question {
  readonly text: string;
  /** Absent: all do. */
  readonly passes?: Passes | undefined;
  readonly service?: VectorSearch | undefined;
}

export interface Found {
  readonly ranked: Ranked[];
  /** Why nearness in meaning is not told of all. */
  readonly failure?: unknown;
}

type Among = ((id: string) => boolean) | undefined;

export class AgentIndex {
  readonly #cards = new Map<string, AgentCard>();
  readonly #versions = new Map<string, number>();
  readonly #words = new KeywordIndex();
  readonly #meanings = new Meanings();
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

  /** An older entry than what is known changes nothing, and the same one again may only be known to the vector service by now. */
  async put(entry: SearchEntry): Promise<void> {
    const { agentId, version, document } = entry;
    const known = this.#versions.get(agentId) ?? 0;
    if (known === version && document) this.#meanings.note(entry);
    if (known >= version) return;
    this.#versions.set(agentId, version);
    await this.#drop(agentId);
    if (!document) return;
    const card = cardOf(document);
    this.#cards.set(agentId, card);
    this.#words.put(card);
    await this.#meanings.put(entry);
    this.bytes += bytesOf(card);
  }

  async search({ text, passes, service }: Question): Promise<Found> {
    const among = this.#among(passes);
    const near = await this.byMeaning(text, { among, service });
    return { ...near, ranked: fuse(this.byWords(text, among), near.found) };
  }

  byWords(text: string, among?: Among): KeywordHit[] {
    return this.#words.search(text, among);
  }

  byMeaning(text: string, asked: Asked = {}): Promise<Near> {
    const vector = embed([[text, 1]], (stem) => this.#words.knows(stem));
    return this.near(vector, asked);
  }

  near(vector: Int8Array, asked: Asked = {}): Promise<Near> {
    return this.#meanings.near(vector, asked);
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
