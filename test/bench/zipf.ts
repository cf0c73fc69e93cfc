// Whose turn it is where a few are asked for again and again: drawn after Zipf's law, the same each time.

/** A generator with a seed of its own (mulberry32), so that all who are compared draw the same. */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ranks from 0 on: the n-th most read is read a n-th as often as the first. */
export function zipf(next: () => number, among: number): () => number {
  let sum = 0;
  const upTo = Array.from({ length: among }, (_, index) => {
    sum += 1 / (index + 1);
    return sum;
  });
  return () => {
    const drawn = next() * sum;
    return upTo.findIndex((each) => each >= drawn);
  };
}
