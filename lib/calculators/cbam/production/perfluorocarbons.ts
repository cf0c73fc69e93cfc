// Perfluorocarbons of primary aluminium: what anode effects emit, by the slope or the overvoltage method.
import { add, type Decimal, divide, multiply, toDecimal } from '../../../shared/decimal.ts';
import { figure, type Numeric } from '../../numeric.ts';
import { SEE_PLACES } from './embedded.ts';

/** GWP100 of AR5, as Regulation (EU) 2023/1773 Annex VIII table 7 sets them. */
export const PFC_GWP = { cf4: toDecimal('6630'), c2f6: toDecimal('11100') } as const;

export type AnodeEffects =
  /** Slope: anode effect minutes per cell-day × kg CF4 per tonne aluminium and minute. */
  | { readonly method: 'slope'; readonly minutesPerCellDay: Numeric; readonly slope: Numeric }
  /** Overvoltage: mV per cell × coefficient / current efficiency (a share). */
  | {
      readonly method: 'overvoltage';
      readonly millivolts: Numeric;
      readonly coefficient: Numeric;
      readonly currentEfficiency: Numeric;
    };

export interface Perfluorocarbons {
  readonly cf4T: Decimal;
  readonly c2f6T: Decimal;
  readonly co2eT: Decimal;
}

/**
 * t CF4 = AEM·slope·production/1000, or OVC·AEO/CE·production/1000 (CE as a percentage there, a share here: OVC·AEO/(100·CE)); t C2F6 =
 * CF4 · weight fraction (Implementing Regulation (EU) 2023/1773 Annex III B.7; IPCC 2006 vol. 3 ch. 4.4). Tonnes, exact or to twelve decimals.
 */
export function perfluorocarbons(cells: {
  productionT: Numeric;
  anodeEffects: AnodeEffects;
  weightFractionC2f6: Numeric;
}): Perfluorocarbons {
  const production = figure(cells.productionT, '/productionT', 'positive');
  const fraction = figure(cells.weightFractionC2f6, '/weightFractionC2f6', 'not negative');
  const cf4T = divide(multiply(kgCf4PerTonne(cells.anodeEffects), production), toDecimal('1000'), SEE_PLACES);
  const c2f6T = multiply(cf4T, fraction);
  return { cf4T, c2f6T, co2eT: add(multiply(cf4T, PFC_GWP.cf4), multiply(c2f6T, PFC_GWP.c2f6)) };
}

function kgCf4PerTonne(effects: AnodeEffects): Decimal {
  const at = '/anodeEffects';
  if (effects.method === 'slope')
    return multiply(
      figure(effects.minutesPerCellDay, `${at}/minutesPerCellDay`, 'not negative'),
      figure(effects.slope, `${at}/slope`, 'not negative'),
    );
  const efficiency = figure(effects.currentEfficiency, `${at}/currentEfficiency`, 'positive');
  const volts = multiply(
    figure(effects.millivolts, `${at}/millivolts`, 'not negative'),
    figure(effects.coefficient, `${at}/coefficient`, 'not negative'),
  );
  return divide(volts, multiply(efficiency, toDecimal('100')), SEE_PLACES);
}
