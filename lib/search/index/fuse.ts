// Two rankings become one: what was found by its words and what is near in meaning, each as a share of its best.
import type { Neighbour } from '../../platform/vectors/index.ts';
import type { Explanation } from '../contract.ts';
import type { KeywordHit } from './keyword-index.ts';

/** Chosen on the judged questions in `relevance/`; see docs/decisions/0083. */
export const WEIGHTS = { keyword: 0.5, vector: 0.5 } as const;

/** Two texts as near as this speak of the same; where even the nearest is further off, meaning has less to say. */
const CERTAIN = 0.5;

export interface Ranked {
  readonly id: string;
  readonly score: number;
  readonly keyword?: KeywordHit & { readonly rank: number; readonly share: number };
  readonly vector?: Neighbour & { readonly rank: number; readonly share: number };
}

/** Best first, equals by id. */
export function fuse(byWords: readonly KeywordHit[], byMeaning: readonly Neighbour[]): Ranked[] {
  const words = new Map(
    shares(
      byWords,
      ({ score }) => score,
      ({ covers }) => covers,
    ).map((hit) => [hit.id, hit]),
  );
  const certainty = Math.min(1, (byMeaning[0]?.similarity ?? 0) / CERTAIN);
  const meanings = new Map(
    shares(
      byMeaning,
      ({ similarity }) => similarity,
      () => certainty,
    ).map((hit) => [hit.id, hit]),
  );
  return [...new Set([...words.keys(), ...meanings.keys()])]
    .map((id) => {
      const [keyword, vector] = [words.get(id), meanings.get(id)];
      const score = WEIGHTS.keyword * (keyword?.share ?? 0) + WEIGHTS.vector * (vector?.share ?? 0);
      return { id, score: digits(score), ...(keyword && { keyword }), ...(vector && { vector }) };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** `hits` come best first. */
function shares<H>(
  hits: readonly H[],
  worthOf: (hit: H) => number,
  part: (hit: H) => number = () => 1,
): (H & { rank: number; share: number })[] {
  const best = hits[0] === undefined ? 1 : worthOf(hits[0]);
  return hits.map((hit, at) => ({ ...hit, rank: at + 1, share: digits((worthOf(hit) / best) * part(hit)) }));
}

export function explain({ score, keyword, vector }: Ranked): Explanation {
  const part = (weight: number, share = 0) => `${weight} × ${share}`;
  return {
    ...(keyword && {
      keyword: {
        score: digits(keyword.score),
        share: keyword.share,
        rank: keyword.rank,
        words: Object.entries(keyword.match).map(([word, fields]) => ({ word, fields: [...fields] })),
      },
    }),
    ...(vector && { vector: { score: digits(vector.similarity), share: vector.share, rank: vector.rank } }),
    fused: `${part(WEIGHTS.keyword, keyword?.share)} + ${part(WEIGHTS.vector, vector?.share)} = ${score}`,
  };
}

/** Sums in another order differ in their last digits; what is shown, and ranked by, does not. */
export const digits = (value: number): number => Math.round(value * 10_000) / 10_000;
