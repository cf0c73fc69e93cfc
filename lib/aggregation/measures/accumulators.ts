// What is kept of a group for each operation: exact, mergeable in any order, and read out with one declared rounding.
import { add, compare, type Decimal, decimal, divide, multiply, round, toDecimal, ZERO } from '../../shared/decimal.ts';
import type { Measure } from './contract.ts';

export const PLACES = 12;

export interface Accumulator {
  take(value: Decimal, weight: Decimal): void;
  /** Takes over what another of the same measure holds. */
  merge(other: this): void;
  /** Undefined where there is nothing to say: weights that sum to zero. */
  value(): Decimal | undefined;
}

/** A sum that grows in place: figures of one scale meet by one integer addition. */
export class Sum implements Accumulator {
  #total: Decimal = ZERO;
  take(value: Decimal): void {
    this.#total = add(this.#total, value);
  }
  merge(other: this): void {
    this.take(other.value());
  }
  value(): Decimal {
    return this.#total;
  }
}

class Count implements Accumulator {
  #rows = 0;
  take(): void {
    this.#rows += 1;
  }
  merge(other: this): void {
    this.#rows += other.#rows;
  }
  value(): Decimal {
    return decimal(BigInt(this.#rows));
  }
}

class Extreme implements Accumulator {
  readonly #sign: -1 | 1;
  #found: Decimal | undefined;
  constructor(sign: -1 | 1) {
    this.#sign = sign;
  }
  take(value: Decimal): void {
    if (this.#found === undefined || compare(value, this.#found) === this.#sign) this.#found = value;
  }
  merge(other: this): void {
    if (other.#found !== undefined) this.take(other.#found);
  }
  value(): Decimal | undefined {
    return this.#found;
  }
}

/** The plain average is the weighted one with every weight 1. */
class Average implements Accumulator {
  readonly #places: number;
  readonly #weighted: boolean;
  readonly #sum = { products: ZERO, weights: ZERO };
  constructor(places: number, weighted: boolean) {
    this.#places = places;
    this.#weighted = weighted;
  }
  take(value: Decimal, weight: Decimal): void {
    this.#sum.products = add(this.#sum.products, this.#weighted ? multiply(value, weight) : value);
    this.#sum.weights = add(this.#sum.weights, this.#weighted ? weight : ONE);
  }
  merge(other: this): void {
    this.#sum.products = add(this.#sum.products, other.#sum.products);
    this.#sum.weights = add(this.#sum.weights, other.#sum.weights);
  }
  value(): Decimal | undefined {
    const { products, weights } = this.#sum;
    return weights.coefficient === 0n ? undefined : divide(products, weights, this.#places);
  }
}

const ONE = decimal(1n);

class Percentile implements Accumulator {
  readonly #measure: Measure;
  #values: Decimal[] = [];
  constructor(measure: Measure) {
    this.#measure = measure;
  }
  take(value: Decimal): void {
    this.#values.push(value);
  }
  merge(other: this): void {
    for (const value of other.#values) this.#values.push(value);
  }
  value(): Decimal | undefined {
    const { percentile = '0.5', method, places = PLACES } = this.#measure;
    const found = percentileOf(this.#values.toSorted(compare), toDecimal(percentile), method === 'linear');
    return found && round(found, places);
  }
}

/**
 * Of ascending values: by nearest rank the ⌈share·n⌉-th; linear (Hyndman and Fan 1996, type 7) at (n−1)·share between
 * its neighbours, exact.
 */
export function percentileOf(ascending: readonly Decimal[], share: Decimal, linear: boolean): Decimal | undefined {
  const unit = 10n ** BigInt(share.scale);
  const position = share.coefficient * BigInt(linear ? ascending.length - 1 : ascending.length);
  const whole = position / unit;
  const rest = position - whole * unit;
  if (!linear) return ascending[Math.max(0, Number(whole) - (rest === 0n ? 1 : 0))];
  const [low, high] = [ascending[Number(whole)], ascending[Number(whole) + 1]];
  if (low === undefined || high === undefined) return low;
  const gap = add(high, decimal(-low.coefficient, low.scale));
  return add(low, multiply(gap, decimal(rest, share.scale)));
}

export function accumulator(measure: Measure): Accumulator {
  const { op, places = PLACES } = measure;
  if (op === 'sum') return new Sum();
  if (op === 'count') return new Count();
  if (op === 'min' || op === 'max') return new Extreme(op === 'min' ? -1 : 1);
  if (op === 'percentile') return new Percentile(measure);
  return new Average(places, op === 'weightedAverage');
}
