// What words, meanings and regulations of a text are.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conceptsIn } from './concepts.ts';
import { DIMENSIONS, embed } from './embed.ts';
import { regulationsIn } from './regulations.ts';
import { stemOf, stemsOf, wordsOf } from './words.ts';

test.each([
  ['Emissions of factories', ['emission', 'of', 'factory']],
  ['Boxes, losses, gases & buses', ['box', 'loss', 'gas', 'bus']],
  ['gas basis bias status analysis', ['gas', 'basis', 'bias', 'status', 'analysis']],
  ['CO₂e of Zürich, Škoda & Łódź', ['co2e', 'of', 'zurich', 'skoda', 'łodz']],
  ['scope-1/scope 3', ['scope', '1', 'scope', '3']],
  ['燃料計算', ['燃料', '料計', '計算']],
  ['حساب الانبعاثات', ['حساب', 'الانبعاثات']],
  ['🌍 — !!!', []],
])('"%s" is read as its words', (text, stems) => {
  expect(stemsOf(text)).toEqual(stems);
});

test('every word says where it stands, in whatever script, and nothing breaks in between', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let last = 0;
      for (const { stem, from, to } of wordsOf(text)) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(to).toBeGreaterThanOrEqual(last);
        expect(stem.length).toBeLessThanOrEqual(60);
        last = to;
      }
    }),
  );
});

test('a word in one spelling stays in it', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => stemOf(word.toUpperCase()) === stemOf(word)));
});

test('phrases carry their meaning, the longest counting', () => {
  expect(conceptsIn(stemsOf('kilowatt hours'))).toEqual(['electricity']);
  expect(conceptsIn(stemsOf('purchased electricity'))).toEqual(['electricity', 'scope 2']);
  expect(conceptsIn(stemsOf('the carbon border charge'))).toEqual(['carbon border']);
  expect(conceptsIn([])).toEqual([]);
});

test.each([
  ['Prepares CBAM declarations', ['CBAM']],
  ['Under the Carbon Border Adjustment Mechanism and Regulation (EU) 2023/956', ['CBAM']],
  ['ESRS E1 for the CSRD; verified after ISO 14064-1', ['CSRD', 'ISO-14064']],
  ['GHG Protocol scope 2', ['GHG-PROTOCOL']],
  ['The cbamify tool', []],
])('"%s" names %j', (text, regulations) => {
  expect(regulationsIn([text])).toEqual(regulations);
});

test('no regulation is made of the end of one text and the beginning of the next', () => {
  expect(regulationsIn(['all of iso', '14064 rows'])).toEqual([]);
});

const cosine = (a: Int8Array, b: Int8Array): number => {
  const dot = (x: Int8Array, y: Int8Array) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};
const meaning = (text: string) => embed([[text, 1]]);

test('what means the same lies near, what does not lies far', () => {
  expect(cosine(meaning('electricity bill'), meaning('power invoice'))).toBeGreaterThan(0.5);
  expect(cosine(meaning('carbon border'), meaning('CBAM'))).toBeGreaterThan(0.5);
  expect(cosine(meaning('electricity bill'), meaning('cocoa plots'))).toBeLessThan(0.15);
});

test('a vector has length 127 whatever the text, or none where there is no word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const vector = meaning(text);
      expect(vector.length).toBe(DIMENSIONS);
      const length = Math.hypot(...vector);
      expect(wordsOf(text).length === 0 ? length === 0 : Math.abs(length - 127) < 12).toBe(true);
    }),
  );
});

test('the embedding is the one its name stands for', () => {
  // Changes only together with the name: vectors of two embeddings must never be compared.
  const digest = [...meaning('Embedded emissions of hot rolled coil')].reduce(
    (sum, value, at) => (sum * 31 + value * (at + 1)) | 0,
    7,
  );
  expect(digest).toBe(852882383);
});
