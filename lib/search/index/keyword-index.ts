// Words: which agents hold them, ranked by BM25+, tolerant of slips in words that no agent holds and of words not yet written to their end.
import MiniSearch, { type SearchResult } from 'minisearch';
import type { AgentCard } from '../contract.ts';
import { isFiller, telling } from '../text/fillers.ts';
import { stemsOf, type Word, wordsOf } from '../text/words.ts';

export interface KeywordHit {
  readonly id: string;
  readonly score: number;
  /** Which part of the words asked for it holds, 0 to 1. */
  readonly covers: number;
  /** What stands there → in which fields. */
  readonly match: Readonly<Record<string, readonly string[]>>;
}

/** What is searched, and how much a word counts there. */
const BOOST = { name: 4, id: 3, tags: 3, category: 2, description: 1 } as const;
const FIELDS = Object.keys(BOOST);

type Words = Record<string, string>;

const MOST_WORDS = 24;
const SHORTEST_BEGINNING = 3;
const SHORTEST_WITH_SLIP = 4;
const SHORTEST_WITH_TWO = 8;

export class KeywordIndex {
  readonly #index = new MiniSearch<Words>({
    fields: FIELDS,
    tokenize: splitWords,
    processTerm: asItIs,
    autoVacuum: false,
  });
  /** Word → how many agents hold it. */
  readonly #known = new Map<string, number>();

  put(card: AgentCard): void {
    const words = wordsIn(card);
    this.#index.add(words);
    for (const word of vocabulary(words)) this.#known.set(word, (this.#known.get(word) ?? 0) + 1);
  }

  /** With the card as it was put. */
  remove(card: AgentCard): void {
    const words = wordsIn(card);
    this.#index.remove(words);
    for (const word of vocabulary(words)) {
      const count = (this.#known.get(word) ?? 0) - 1;
      if (count > 0) this.#known.set(word, count);
      else this.#known.delete(word);
    }
  }

  knows(word: string): boolean {
    return this.#known.has(word);
  }

  /** Best first, equals by id. */
  search(text: string, among?: (id: string) => boolean): KeywordHit[] {
    const words = askedFor(text);
    const found = this.#index.search(words.map(({ stem }) => stem).join(' '), {
      boost: BOOST,
      fuzzy: (word) => (this.#known.has(word) ? false : slipsIn(word)),
      prefix: (word, at) => word.length >= SHORTEST_BEGINNING && (at === words.length - 1 || !this.#known.has(word)),
      weights: { prefix: 0.5, fuzzy: 0.4 },
      ...(among && { filter: ({ id }) => among(String(id)) }),
    });
    return found.map((hit) => hitOf(hit, words.length)).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }
}

/** Each word once, in order. */
function askedFor(text: string): Word[] {
  const words = telling(wordsOf(text));
  return words.filter(({ stem }, at) => words.findIndex((one) => one.stem === stem) === at).slice(0, MOST_WORDS);
}

const slipsIn = ({ length }: string): number | false =>
  length >= SHORTEST_WITH_TWO ? 2 : length >= SHORTEST_WITH_SLIP && 1;

const hitOf = ({ id, score, match, queryTerms }: SearchResult, asked: number): KeywordHit => ({
  id: String(id),
  score,
  covers: queryTerms.length / asked,
  match,
});

/** An id's own word stays whole beside its parts: `fleet-fuel`. */
function wordsIn({ id, name, tags, category, description }: AgentCard): Words {
  const spelt = (text: string) =>
    stemsOf(text)
      .filter((stem) => !isFiller(stem))
      .join(' ');
  return {
    id,
    name: spelt(name),
    tags: spelt(tags.join(' ')),
    category: spelt(category),
    description: spelt(description),
  };
}

/** Of an id, the parts; the other fields are words already. */
function splitWords(text: string, field?: string): string[] {
  const words = field === 'id' ? stemsOf(text) : text.split(' ');
  return words.filter((word) => word !== '');
}

const asItIs = (word: string): string => word;

const vocabulary = (words: Words): Set<string> =>
  new Set(Object.entries(words).flatMap(([field, text]) => splitWords(text, field)));
