// Chance that can be repeated: a seeded generator, and a logarithm and exponential of basic operations only, alike on every machine.

/** Uniform numbers in [0,1) with 53 bits from a seed (SplitMix64; Steele, Lea and Flood 2014). */
export function uniforms(seed: number): () => number {
  const mask = (1n << 64n) - 1n;
  let state = BigInt.asUintN(64, BigInt(Math.trunc(seed)));
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
  };
}

/** ln x for x > 0 by halving and the series of artanh: Math.log may differ between engines in its last bit, these steps may not. */
export function ln(x: number): number {
  let [mantissa, halvings] = [x, 0];
  for (; mantissa > 1.5; halvings++) mantissa /= 2;
  for (; mantissa < 0.75; halvings--) mantissa *= 2;
  const t = (mantissa - 1) / (mantissa + 1);
  let [term, sum] = [t, 0];
  for (let k = 1; k < 40; k += 2) {
    sum += term / k;
    term *= t * t;
  }
  return 2 * sum + halvings * Math.LN2;
}

/** e^x by the series on x/2^k, squared back. */
export function exp(x: number): number {
  let [small, squarings] = [x, 0];
  for (; Math.abs(small) > 0.5; squarings++) small /= 2;
  let [term, sum] = [1, 1];
  for (let k = 1; k < 20; k++) {
    term *= small / k;
    sum += term;
  }
  for (let i = 0; i < squarings; i++) sum *= sum;
  return sum;
}

/** Two independent standard normal numbers at a time, by Marsaglia's polar method (1964). */
export function normals(uniform: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1];
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * ln(s)) / s);
      spare = v * scale;
      return u * scale;
    }
  };
}
