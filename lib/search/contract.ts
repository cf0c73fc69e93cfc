// What crosses the border of search: what is asked, and agents as they are found.
import * as z from 'zod';
import { filterOver } from '../kernel/index.ts';
import { AGENT_STATES } from '../registry/index.ts';
import { plainLine } from '../shared/plain-text.ts';
import { REGULATIONS } from './text/regulations.ts';
import { wordsOf } from './text/words.ts';

export const AgentCard = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  state: z.enum(AGENT_STATES),
  certified: z.boolean().describe('It has a certified version.'),
  regulations: z.array(z.enum(REGULATIONS)).describe('Rules and standards its own words name.'),
  latestVersion: z.string().optional(),
  builtin: z.string().optional().describe('What carries its latest version out.'),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  updatedAt: z.iso.datetime(),
});
export type AgentCard = z.output<typeof AgentCard>;

export const FACETS = ['category', 'tags', 'state', 'regulations', 'builtin', 'certified'] as const;
export type FacetName = (typeof FACETS)[number];

const LONGEST_TEXT = 500;
const MOST_CHOICES = 50;

const SearchText = plainLine(LONGEST_TEXT).refine(
  (text) => wordsOf(text).length > 0,
  'This holds no letter and no digit, so it names nothing to look for.',
);

const choices = (of: z.ZodType<string> = z.string().min(1).max(200)) =>
  z.union([of, z.array(of).min(1).max(MOST_CHOICES)]).optional();

/** Each field one of the values named; several fields together. */
const Chosen = z.strictObject({
  category: choices(),
  tags: choices(),
  state: choices(z.enum(AGENT_STATES)),
  regulations: choices(z.enum(REGULATIONS)),
  builtin: choices(),
  certified: z.boolean().optional(),
});
export type Chosen = z.output<typeof Chosen>;

export const SearchAgents = z.strictObject({
  text: SearchText.optional().describe(
    'What the agent shall be about, in words; without it, all agents, newest change first.',
  ),
  filters: Chosen.optional().describe('Field → the value, or the values of which one shall be there.'),
  filter: filterOver(AgentCard).optional(),
  facets: z.array(z.enum(FACETS)).max(FACETS.length).default([]).describe('What to count over all that is found.'),
  limit: z.int().min(1).max(100).default(20),
  offset: z.int().min(0).max(10_000).default(0),
});
export type SearchAgents = z.output<typeof SearchAgents>;

export const FacetQuery = z.strictObject({
  text: SearchText.optional().describe('Only agents these words find.'),
  filter: filterOver(AgentCard).optional(),
});
export type FacetQuery = z.output<typeof FacetQuery>;

export const FacetView = z.strictObject({
  values: z.array(z.strictObject({ value: z.string(), count: z.int() })).describe('Most frequent first.'),
  others: z.int().describe('Further values that are not shown.'),
});
export const FacetsView = z.partialRecord(z.enum(FACETS), FacetView);
export type FacetsView = z.output<typeof FacetsView>;

const Marked = z.strictObject({
  field: z.enum(['name', 'description', 'category', 'tags', 'id']),
  text: z.string().describe('The field, or the part of it around what was found.'),
  marks: z.array(z.strictObject({ from: z.int(), to: z.int() })).describe('What was found in `text`, in UTF-16 units.'),
});
export type Marked = z.output<typeof Marked>;

const share = z
  .number()
  .describe(
    'What enters the score, 0 to 1: the part of the best of its kind, less where even that holds few of the words, or is not near.',
  );

export const Explanation = z.strictObject({
  keyword: z
    .strictObject({
      score: z.number().describe('BM25+ over name, id, tags, category and description.'),
      share,
      rank: z.int(),
      words: z
        .array(z.strictObject({ word: z.string(), fields: z.array(z.string()) }))
        .describe('What matched, and where.'),
    })
    .optional()
    .describe('Absent: no word of the text, or one spelt like it, stands there.'),
  vector: z
    .strictObject({ score: z.number().describe('Cosine of the two meanings.'), share, rank: z.int() })
    .optional()
    .describe('Absent: it is not near in meaning.'),
  fused: z.string().describe('How the score came about, e.g. "0.5 × 0.91 + 0.5 × 0.77 = 0.84".'),
});
export type Explanation = z.output<typeof Explanation>;

export const SearchHit = z.strictObject({
  agent: AgentCard,
  score: z.number().optional().describe('0 to 1; absent where no text was asked for.'),
  explanation: Explanation.optional(),
  highlights: z.array(Marked),
});
export type SearchHit = z.output<typeof SearchHit>;

export const SearchResult = z.strictObject({
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
  hits: z.array(SearchHit),
  facets: FacetsView,
});
export type SearchResult = z.output<typeof SearchResult>;

export const TrendingAgent = AgentCard.extend({
  runs: z.int().describe('Runs that ended in the last seven days, today included, but for cancelled ones.'),
});
export const SimilarAgent = AgentCard.extend({
  similarity: z.number().describe('Cosine of the two meanings, 0 to 1.'),
});
export type TrendingAgent = z.output<typeof TrendingAgent>;
export type SimilarAgent = z.output<typeof SimilarAgent>;

export const RecommendedAgent = AgentCard.extend({
  why: z.enum(['people-like-you', 'trending', 'recent']),
  score: z.number().optional().describe('Of people like you: 0 to 1, of the best.'),
  people: z.int().optional().describe('How many who run what you run also run it.'),
  because: z.array(z.string()).optional().describe('Agents you run that they run too.'),
});
export type RecommendedAgent = z.output<typeof RecommendedAgent>;
