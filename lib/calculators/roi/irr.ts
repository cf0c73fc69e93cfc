// Internal rates of return: all of them or none, never one picked at random.
import { type Decimal, decimal, divideHalfEven, powerOfTen } from '../../shared/decimal.ts';
import type { Numeric } from '../numeric.ts';
import { demandSignChange, RATE_PLACES, readCashFlows } from './cash-flows.ts';
import { halve, type Isolated, isolatePositiveRoots, type Polynomial, signChanges } from './isolate-roots.ts';
import { squareFree } from './square-free.ts';

export interface RatesOfReturn {
  /** `several` and `none` are answers too: then the internal rate of return does not rank this investment. */
  readonly status: 'one' | 'several' | 'none';
  /** Every rate above −1 at which the NPV is zero, rising; a share per period, twelve decimals half-even. */
  readonly rates: readonly Decimal[];
  /** How often the cash flows change sign: the most rates there can be (Descartes), fewer by an even number. */
  readonly signChanges: number;
}

/**
 * All rates r > −1 with Σ amount_t/(1+r)^t = 0: the positive roots of the polynomial in 1+r, isolated by Descartes' rule of
 * signs and bisected in exact integers (Vincent–Collins–Akritas; the multiplicity of rates: Hazen 2003, The Engineering
 * Economist 48). A rate at which the NPV only touches zero counts once. Throws SignChangeMissing where no rate can exist.
 */
export function ratesOfReturn(cashFlows: readonly Numeric[]): RatesOfReturn {
  const flows = readCashFlows(cashFlows);
  demandSignChange(flows);
  const polynomial = withoutZeroEnds(flows.amounts.toReversed());
  const changes = signChanges(polynomial);
  const distinct = changes === 1 ? polynomial : squareFree(polynomial);
  const rates = isolatePositiveRoots(distinct).map((root) => rateOf(distinct, root));
  return {
    status: rates.length === 0 ? 'none' : rates.length === 1 ? 'one' : 'several',
    rates,
    signChanges: changes,
  };
}

function withoutZeroEnds(polynomial: readonly bigint[]): Polynomial {
  const first = polynomial.findIndex((coefficient) => coefficient !== 0n);
  return polynomial.slice(first, polynomial.findLastIndex((coefficient) => coefficient !== 0n) + 1);
}

/** Beyond these many bits of bisection both ends still round apart only where the rate ends in an exact half: either is right to 10⁻¹². */
const ENOUGH_BITS = 160;

/** The growth factor 1+r narrowed until both ends round to the same rate. */
function rateOf(polynomial: Polynomial, isolated: Isolated): Decimal {
  let root = isolated;
  for (;;) {
    const low = rounded(root.low, root.bits);
    if (low === rounded(root.low + root.width, root.bits) || root.bits > ENOUGH_BITS)
      return decimal(low - powerOfTen(RATE_PLACES), RATE_PLACES);
    root = halve(polynomial, root);
  }
}

const rounded = (growth: bigint, bits: number): bigint =>
  divideHalfEven(growth * powerOfTen(RATE_PLACES), 1n << BigInt(bits));
