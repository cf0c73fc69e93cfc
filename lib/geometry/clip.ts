// The clipping library behind one door: on shapes too knotted for its sweep it throws, and here that is "no answer".
import { type Geom, intersection, union } from 'polyclip-ts';

export type Pairs = [number, number][];

const attempt = (cut: () => Pairs[][]): Pairs[][] | undefined => {
  try {
    return cut();
  } catch {
    return undefined;
  }
};

export const common = (a: Pairs[], b: Pairs[]): Pairs[][] | undefined => attempt(() => intersection(a, b));

export const united = (first: Geom, ...others: readonly Geom[]): Pairs[][] | undefined =>
  attempt(() => union(first, ...others));
