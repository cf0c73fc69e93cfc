// Text as a point in space, near to texts that mean alike: hashed words, word beginnings and meanings of the thesaurus; no model, no network, no chance.

import { conceptsIn, THESAURUS } from './concepts.ts';
import { isGeneral, telling } from './fillers.ts';
import { wordsOf } from './words.ts';

export const DIMENSIONS = 512;
/** Changes with every change of what a vector means, of which the thesaurus is a part, so that no two kinds are ever compared. */
export const EMBEDDING = `hashed-${DIMENSIONS}.1.${hashOf(THESAURUS.join()).toString(36)}`;

/** A text and how much its words count. */
export type Weighed = readonly [text: string, weight: number];

const WEIGHT = { word: 1, general: 0.3, part: 0.2, concept: 1.6 } as const;
const PART_LENGTH = 4;

/**
 * Of length 127, in whole numbers of a byte: cosines of two come out within a hundredth. The zero vector means nothing. A question
 * leaves out words that nobody knows: what they share with an answer is chance.
 */
export function embed(texts: readonly Weighed[], isKnown: (stem: string) => boolean = () => true): Int8Array {
  return rounded(projected(featuresOf(texts, isKnown)));
}

/** Feature → how often it stands there, weighed. */
function featuresOf(texts: readonly Weighed[], isKnown: (stem: string) => boolean): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (feature: string, weight: number): void =>
    void counts.set(feature, (counts.get(feature) ?? 0) + weight);
  for (const [text, weight] of texts) {
    const words = wordsOf(text);
    for (const { stem } of telling(words)) {
      if (isKnown(stem)) count(`w:${stem}`, weight);
      for (const part of partsOf(stem)) count(`p:${part}`, weight);
    }
    for (const concept of conceptsIn(words.map(({ stem }) => stem))) count(`c:${concept}`, weight);
  }
  return counts;
}

/** Runs of four letters, so that a slip of the pen or another ending still is near. */
function partsOf(stem: string): string[] {
  if (stem.length <= PART_LENGTH) return [];
  const padded = `^${stem}`;
  return Array.from({ length: padded.length - PART_LENGTH + 1 }, (_, at) => padded.slice(at, at + PART_LENGTH));
}

function weightOf(feature: string): number {
  if (feature.startsWith('c:')) return WEIGHT.concept;
  if (feature.startsWith('p:')) return WEIGHT.part;
  return isGeneral(feature.slice(2)) ? WEIGHT.general : WEIGHT.word;
}

/** Twice as often counts less than twice; each feature has its place and its sign by hash. */
function projected(features: ReadonlyMap<string, number>): Float64Array {
  const sums = new Float64Array(DIMENSIONS);
  for (const [feature, count] of features) {
    const hash = hashOf(feature);
    const at = (hash >>> 1) % DIMENSIONS;
    const value = weightOf(feature) * Math.log1p(count);
    sums[at] = (sums[at] ?? 0) + (hash & 1 ? value : -value);
  }
  return sums;
}

function rounded(sums: Float64Array): Int8Array {
  const length = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
  const bytes = new Int8Array(sums.length);
  if (length > 0) for (const [at, sum] of sums.entries()) bytes[at] = Math.round((sum / length) * 127);
  return bytes;
}

/** FNV-1a over UTF-16 units, finished as MurmurHash3 is: the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
