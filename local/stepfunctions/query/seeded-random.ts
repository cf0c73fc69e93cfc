// One number in [0, 1) that is always the same for the same seed (mulberry32 after an integer mix).
export function seededRandom(seed: number): number {
  let state = (Math.trunc(seed) ^ 0x9e3779b9) >>> 0;
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
