// Two rankings become one: what was found by its words and what is near in meaning, each as a share of its best.
import type { Neighbour } from '../../platform/vectors/index.ts';
import type { Explanation } from '../contract.ts';
import type { KeywordHit } from './keyword-index.ts';

/** Chosen on the judged questions in `relevance/`; see docs/decisions/0083. */
export const WEIGHTS = { keyword: 0.5, vector: 0.5 } as const;

/** Two texts as near as this speak of the same; where even the nearest is further off, meaning has less to say. */
const CERTAIN = 0.5;

interface Shared<H> {
  readonly hit: H;
  readonly rank: number;
  readonly share: number;
}

export interface Ranked {
  readonly id: string;
  readonly score: number;
  readonly keyword: Shared<KeywordHit> | undefined;
  readonly vector: Shared<Neighbour> | undefined;
}

/** Best first, equals by id. */
export function fuse(byWords: readonly KeywordHit[], byMeaning: readonly Neighbour[]): Ranked[] {
  const nearest = byMeaning[0]?.similarity ?? 1;
  const certainty = Math.min(1, nearest / CERTAIN);
  const meanings = new Map<string, Ranked['vector']>();
  for (const [at, hit] of byMeaning.entries())
    meanings.set(hit.id, { hit, rank: at + 1, share: digits((hit.similarity / nearest) * certainty) });
  const best = byWords[0]?.score ?? 1;
  const fused = byWords.map((hit, at) => {
    const vector = meanings.get(hit.id);
    meanings.delete(hit.id);
    return rankedOf(hit.id, { hit, rank: at + 1, share: digits((hit.score / best) * hit.covers) }, vector);
  });
  for (const [id, vector] of meanings) fused.push(rankedOf(id, undefined, vector));
  return fused.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function rankedOf(id: string, keyword: Ranked['keyword'], vector: Ranked['vector']): Ranked {
  const score = digits(WEIGHTS.keyword * (keyword?.share ?? 0) + WEIGHTS.vector * (vector?.share ?? 0));
  return { id, score, keyword, vector };
}

export function explain({ score, keyword, vector }: Ranked): Explanation {
  const part = (weight: number, share = 0) => `${weight} × ${share}`;
  return {
    ...(keyword && {
      keyword: {
        score: digits(keyword.hit.score),
        share: keyword.share,
        rank: keyword.rank,
        words: Object.entries(keyword.hit.match).map(([word, fields]) => ({ word, fields: [...fields] })),
      },
    }),
    ...(vector && { vector: { score: digits(vector.hit.similarity), share: vector.share, rank: vector.rank } }),
    fused: `${part(WEIGHTS.keyword, keyword?.share)} + ${part(WEIGHTS.vector, vector?.share)} = ${score}`,
  };
}

/** Sums in another order differ in their last digits; what is shown, and ranked by, does not. */
export const digits = (value: number): number => Math.round(value * 10_000) / 10_000;
