// Finds agents by words and by meaning, among those that pass the filters; each hit says why it stands where it does.
import { type BaseContext, type Filter, holds, type Warning } from '../kernel/index.ts';
import type { VectorSearch } from '../platform/vectors/index.ts';
import type { AgentCard, Chosen, FacetQuery, FacetsView, SearchAgents, SearchHit, SearchResult } from './contract.ts';
import { FACETS } from './contract.ts';
import { shelf } from './entries/index-shelf.ts';
import type { Reading } from './entries/read-entries.ts';
import type { AgentIndex } from './index/agent-index.ts';
import { facetsOf } from './index/facets.ts';
import { explain, type Ranked } from './index/fuse.ts';
import { highlightsOf } from './index/highlight.ts';

type Passes = ((card: AgentCard) => boolean) | undefined;
type Found = Pick<Ranked, 'id'> & { readonly ranked?: Ranked };

/** Who asks by meaning. */
export type Searching = Reading & Pick<BaseContext, 'warn'> & { readonly vectors: VectorSearch | undefined };

export async function searchAgents(ctx: Searching, asked: SearchAgents): Promise<SearchResult> {
  const { text, filters = {}, filter, facets, limit, offset } = asked;
  const index = await shelf.indexFor(ctx);
  const found = await findAll(ctx, index, { text, passes: passing(filters, filter) });
  const hits = found.slice(offset, offset + limit).flatMap((one) => hitOf(index, one));
  return { total: found.length, limit, offset, hits, facets: facetsOf(cardsOf(index, found), facets) };
}

export async function showFacets(ctx: Searching, { text, filter }: FacetQuery): Promise<FacetsView> {
  const index = await shelf.indexFor(ctx);
  return facetsOf(cardsOf(index, await findAll(ctx, index, { text, passes: passing({}, filter) })), FACETS);
}

interface Wanted {
  readonly text: string | undefined;
  readonly passes: Passes;
}

const BY_WORDS_ONLY: Warning = {
  code: 'meaning_incomplete',
  message:
    'The vector service does not answer at the moment: by meaning only agents that changed lately were found, all others by their words. Repeat the request in a minute.',
};

/** Without a text all that passes, newest change first. */
async function findAll(ctx: Searching, index: AgentIndex, { text, passes }: Wanted): Promise<Found[]> {
  if (text !== undefined) {
    const { ranked, failure } = await index.search({ text, passes, service: ctx.vectors });
    if (failure !== undefined) ctx.warn(BY_WORDS_ONLY, failure);
    return ranked.map((one) => ({ id: one.id, ranked: one }));
  }
  return (passes ? index.cards.filter(passes) : [...index.cards]).sort(newestChangeFirst);
}

const newestChangeFirst = (a: AgentCard, b: AgentCard): number =>
  a.updatedAt === b.updatedAt ? (a.id < b.id ? -1 : 1) : a.updatedAt < b.updatedAt ? 1 : -1;

function passing(chosen: Chosen, filter: Filter | undefined): Passes {
  const wanted = Object.entries(chosen).map(([field, values]) => [field, new Set<unknown>([values].flat())] as const);
  if (wanted.length === 0 && filter === undefined) return undefined;
  return (card) =>
    wanted.every(([field, values]) => [Reflect.get(card, field)].flat().some((value) => values.has(value))) &&
    (filter === undefined || holds(filter, card));
}

const cardsOf = (index: AgentIndex, found: readonly Found[]): AgentCard[] =>
  found.flatMap(({ id }) => index.get(id) ?? []);

function hitOf(index: AgentIndex, { id, ranked }: Found): SearchHit[] {
  const agent = index.get(id);
  if (!agent) return [];
  if (!ranked) return [{ agent, highlights: [] }];
  const highlights = highlightsOf(agent, ranked.keyword?.hit.match ?? {});
  return [{ agent, score: ranked.score, explanation: explain(ranked), highlights }];
}
