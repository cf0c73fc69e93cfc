// Scope 2 by contract and the losses on the way: instruments first, the residual mix for the rest, and never a kWh twice.
import { add, compare, type Decimal, divide, multiply, negate, ZERO } from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { figure, isZero, type Numeric, ONE } from '../numeric.ts';

/** A contractual instrument (guarantee of origin, REC, power purchase agreement, supplier rate) that meets the Scope 2 quality criteria. */
export interface Instrument {
  readonly name: string;
  readonly mwh: Numeric;
  readonly kgCo2ePerMwh: Numeric;
}

export interface MarketBased {
  readonly co2eKg: Decimal;
  readonly byInstrument: readonly { readonly name: string; readonly mwh: Decimal; readonly co2eKg: Decimal }[];
  /** Consumption no instrument covers, and which rate it took. */
  readonly uncoveredMwh: Decimal;
  readonly uncoveredBasis: 'none' | 'residual mix' | 'location-based grid average';
  /** Instruments beyond consumption: they must not lower anything and count nowhere. */
  readonly unusedMwh: Decimal;
}

/**
 * Market-based scope 2: instruments in the order given until consumption is covered, the rest at the residual mix, or at the grid average
 * where no residual mix is published, which the result says (GHG Protocol Scope 2 Guidance ch. 6 and table 6.3). kg CO2e, exact.
 */
export function marketBased(
  consumptionMwh: Numeric,
  contract: { instruments: readonly Instrument[]; residualKgCo2ePerMwh?: Numeric; gridKgCo2ePerMwh: Numeric },
): MarketBased {
  let uncoveredMwh = figure(consumptionMwh, '/consumptionMwh', 'not negative');
  let unusedMwh = ZERO;
  const byInstrument = contract.instruments.map(({ name, mwh, kgCo2ePerMwh }, index) => {
    const offered = figure(mwh, `/instruments/${index}/mwh`, 'not negative');
    const rate = figure(kgCo2ePerMwh, `/instruments/${index}/kgCo2ePerMwh`, 'not negative');
    const taken = compare(offered, uncoveredMwh) <= 0 ? offered : uncoveredMwh;
    uncoveredMwh = add(uncoveredMwh, negate(taken));
    unusedMwh = add(unusedMwh, add(offered, negate(taken)));
    return { name, mwh: taken, co2eKg: multiply(taken, rate) };
  });
  const residual = contract.residualKgCo2ePerMwh;
  const rate =
    residual === undefined
      ? figure(contract.gridKgCo2ePerMwh, '/gridKgCo2ePerMwh', 'not negative')
      : figure(residual, '/residualKgCo2ePerMwh', 'not negative');
  const co2eKg = byInstrument.reduce((sum, each) => add(sum, each.co2eKg), multiply(uncoveredMwh, rate));
  const basis = residual === undefined ? 'location-based grid average' : 'residual mix';
  return { co2eKg, byInstrument, uncoveredMwh, uncoveredBasis: isZero(uncoveredMwh) ? 'none' : basis, unusedMwh };
}

/** Losses are divided once, to fifteen decimals half-even. */
const LOSS_PLACES = 15;

/**
 * Energy lost on the way to the meter: use · loss / (1 − loss), where `lossShare` is lost of what is generated, as eGRID's grid gross loss
 * is (US EPA eGRID Technical Guide §3.4.2; scope 3 category 3). In the unit of `used`. Throws FigureOutOfRange at a loss of one.
 */
export function gridLosses(used: Numeric, lossShare: Numeric): Decimal {
  const share = figure(lossShare, '/lossShare', 'share');
  const delivered = add(ONE, negate(share));
  if (isZero(delivered))
    throw FigureOutOfRange({
      field: '/lossShare',
      value: lossShare,
      message: 'At a loss of one nothing is delivered.',
      remedy: 'Give the share lost of what is generated, less than one.',
    });
  return divide(multiply(figure(used, '/used', 'not negative'), share), delivered, LOSS_PLACES);
}
