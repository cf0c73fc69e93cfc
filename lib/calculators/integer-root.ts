// Roots of integers, exact up to the floor: what rates and uncertainties are taken from without a float.

/** The largest integer whose `degree`-th power does not exceed `value`: Newton from above. */
export function integerRoot(value: bigint, degree: number): bigint {
  if (value < 2n || degree === 1) return value;
  const n = BigInt(degree);
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / degree));
  for (;;) {
    const next = ((n - 1n) * guess + value / guess ** (n - 1n)) / n;
    if (next >= guess) return guess;
    guess = next;
  }
}
