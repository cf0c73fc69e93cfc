// How good a ranking is: nDCG at ten, as in Järvelin and Kekäläinen (2002), and whether the best answer stands among the first three.

type Judged = Readonly<Record<string, number>>;

const DEPTH = 10;

const gainOf = (grades: readonly number[]): number =>
  grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** 1: as good as can be. */
export function ndcg(found: readonly string[], judged: Judged): number {
  const best = Object.values(judged).sort((a, b) => b - a);
  return gainOf(found.map((id) => judged[id] ?? 0)) / gainOf(best);
}

export const inTopThree = (found: readonly string[], judged: Judged): boolean =>
  found.slice(0, 3).some((id) => judged[id] === Math.max(...Object.values(judged)));

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
