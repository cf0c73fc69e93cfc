// How good the search is, on judged questions: together words and meaning answer better than either alone.
import { expect, test } from 'vitest';
import { documentOf } from '../document.ts';
import { AgentIndex } from '../index/agent-index.ts';
import { RELEVANCE_AGENTS } from './agents.ts';
import { inTopThree, mean, ndcg } from './measure.ts';
import { QUESTIONS } from './questions.ts';

const index = new AgentIndex();
for (const agent of RELEVANCE_AGENTS)
  await index.put({ at: '', agentId: agent.id, version: agent.version, document: documentOf(agent) });

const idsOf = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => id);
const answers = await Promise.all(
  Object.entries(QUESTIONS).map(async ([text, judged]) => ({
    text,
    judged,
    words: idsOf(index.byWords(text)),
    meaning: idsOf((await index.byMeaning(text)).found),
    both: idsOf((await index.search({ text })).ranked),
  })),
);
const quality = (of: 'words' | 'meaning' | 'both') => mean(answers.map((one) => ndcg(one[of], one.judged)));

test('a best answer stands among the first three for nineteen questions of twenty', () => {
  const missed = answers.filter(({ both, judged }) => !inTopThree(both, judged)).map(({ text }) => text);
  expect(missed.length, missed.join('; ')).toBeLessThanOrEqual(answers.length / 20);
});

test('nDCG at ten is above 0.9, and words and meaning together beat either by themselves', () => {
  expect(quality('both')).toBeGreaterThan(0.9);
  expect(quality('both')).toBeGreaterThan(quality('words') + 0.1);
  expect(quality('both')).toBeGreaterThan(quality('meaning') + 0.015);
});

test.each([
  ['a slip of the pen', 'refrigerent', 'refrigerant-leaks'],
  ['two slips in a long word', 'uncertanity simulatoin', 'uncertainty-mc'],
  ['a word not yet written to its end', 'refrig', 'refrigerant-leaks'],
  ['capitals and accents', 'ÉLECTRICITÉ', 'green-tariffs'],
  ['German', 'Entwaldung', 'eudr-cocoa'],
  ['an id', 'cn-code-check', 'cn-code-check'],
  ['a plural', 'polygons of cocoas', 'eudr-cocoa'],
])('%s still finds', async (_, text, id) => {
  expect(idsOf((await index.search({ text })).ranked.slice(0, 3))).toContain(id);
});

test('what nothing speaks of is not found', async () => {
  for (const text of ['xylophone', 'qwertzuiop', '熱帯魚', 'игра'])
    expect((await index.search({ text })).ranked.length, text).toBe(0);
});

test('a judged answer is better the higher it stands', () => {
  expect(ndcg(['a', 'b'], { a: 3, b: 1 })).toBe(1);
  expect(ndcg(['b', 'a'], { a: 3, b: 1 })).toBeLessThan(1);
  expect(ndcg([], { a: 3 })).toBe(0);
});
