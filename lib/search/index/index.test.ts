// What an index promises: the same answers whatever order entries come in, marks where the words stand, sums that add up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf } from '../document.ts';
import type { SearchEntry } from '../records.ts';
import { RELEVANCE_AGENTS } from '../relevance/agents.ts';
import { QUESTIONS } from '../relevance/questions.ts';
import { AgentIndex } from './agent-index.ts';
import { facetsOf } from './facets.ts';
import { explain, WEIGHTS } from './fuse.ts';
import { highlightsOf } from './highlight.ts';

const entryOf = (at: number, version = 1): SearchEntry => {
  const agent = RELEVANCE_AGENTS[at % RELEVANCE_AGENTS.length];
  if (!agent) throw new Error('There are agents.');
  return { at: '', agentId: agent.id, version, document: documentOf(agent) };
};
async function indexOf(entries: readonly SearchEntry[]): Promise<AgentIndex> {
  const index = new AgentIndex();
  for (const entry of entries) await index.put(entry);
  return index;
}
const explained = async (index: AgentIndex, text: string) =>
  (await index.search({ text })).ranked.map((hit) => [hit.id, explain(hit)]);
const texts = Object.keys(QUESTIONS);

test('any order of entries, old ones, repeated ones and removals among them, makes the same index', async () => {
  const last = RELEVANCE_AGENTS.map((_, at): SearchEntry => {
    const { document, ...entry } = entryOf(at, 3);
    return at % 7 === 0 ? entry : { ...entry, ...(document && { document }) };
  });
  // An older entry says something else, so that it would be noticed.
  const older = RELEVANCE_AGENTS.map(({ id }, at): SearchEntry => {
    const { document, ...entry } = entryOf(at + 1, 1 + (at % 2));
    return { ...entry, agentId: id, ...(document && { document: { ...document, id } }) };
  });
  const plain = await indexOf(last);
  const property = fc.asyncProperty(
    fc.shuffledSubarray([...last, ...last, ...older], { minLength: 0 }),
    fc.constantFrom(...texts),
    async (shuffled, text) => {
      const index = await indexOf([...shuffled, ...last]);
      expect(index.cards.map(({ id }) => id).sort()).toEqual(plain.cards.map(({ id }) => id).sort());
      expect(await explained(index, text)).toEqual(await explained(plain, text));
      expect(index.bytes).toBe(plain.bytes);
    },
  );
  await fc.assert(property, { numRuns: 20 });
}, 60_000);

test('hits come best first, each score the sum its explanation says, from nothing to one', async () => {
  const index = await indexOf(RELEVANCE_AGENTS.map((_, at) => entryOf(at)));
  for (const text of texts) {
    const { ranked: hits } = await index.search({ text });
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
    for (const hit of hits) {
      const { keyword, vector, fused } = explain(hit);
      const sum = WEIGHTS.keyword * (keyword?.share ?? 0) + WEIGHTS.vector * (vector?.share ?? 0);
      expect(hit.score).toBeCloseTo(sum, 3);
      expect(hit.score).toBeGreaterThan(0);
      expect(hit.score).toBeLessThanOrEqual(1);
      expect(fused.endsWith(`= ${hit.score}`)).toBe(true);
      expect(keyword ?? vector).toBeDefined();
    }
  }
});

test('what does not pass is found by neither words nor meaning, and does not count as the best', async () => {
  const index = await indexOf(RELEVANCE_AGENTS.map((_, at) => entryOf(at)));
  const { ranked: hits } = await index.search({ text: 'steel', passes: ({ id }) => id !== 'cbam-steel' });
  expect(hits.map(({ id }) => id)).not.toContain('cbam-steel');
  expect(hits[0]?.vector?.rank).toBe(1);
});

test('marks stand where the words stand, in long texts within the part that is shown', async () => {
  const { document } = entryOf(0);
  if (!document) throw new Error('It is there.');
  const description = `${'Filler text. '.repeat(40)}😀 The STEELS here${' and more'.repeat(60)}`;
  const index = await indexOf([{ ...entryOf(0), document: { ...document, description, tags: ['steel', 'imports'] } }]);
  const [hit] = (await index.search({ text: 'steel' })).ranked;
  const card = index.get('cbam-steel');
  if (!hit || !card) throw new Error('It is found.');
  const marked = highlightsOf(card, hit.keyword?.hit.match ?? {});
  const said = marked.map(({ field, text, marks }) => [field, ...marks.map(({ from, to }) => text.slice(from, to))]);
  expect(said).toEqual([
    ['name', 'steel'],
    ['id', 'steel'],
    ['tags', 'steel'],
    ['description', 'STEELS'],
  ]);
  expect(Math.max(...marked.map(({ text }) => text.length))).toBeLessThanOrEqual(240);
});

test('facets count each agent once a value, most frequent first, and say how many values are left out', async () => {
  const { cards } = await indexOf(RELEVANCE_AGENTS.map((_, at) => entryOf(at)));
  const { category, certified } = facetsOf(cards, ['category', 'certified']);
  expect(category?.values[0]).toEqual({ value: 'emissions', count: 11 });
  expect(category?.values.reduce((sum, { count }) => sum + count, 0)).toBe(cards.length);
  expect(certified).toEqual({ values: [{ value: 'false', count: 40 }], others: 0 });
  const many = cards.map((card, at) => ({ ...card, tags: [`a${at}`, `b${at}`, `a${at}`] }));
  expect(facetsOf(many, ['tags']).tags).toMatchObject({ others: 30, values: { length: 50 } });
});
