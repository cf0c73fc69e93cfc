// How uncertain a factor is, where somebody has published it: half of the 95 % interval as a share, per gas; else unknown, and said so.
import { divide, formatDecimal, toDecimal } from '../../shared/decimal.ts';
import type { BookFactor } from '../book/model.ts';
import { slug } from '../names.ts';

export type FactorUncertainty =
  | {
      readonly status: 'known';
      /** Decimal text: "0.04" is ±4 %. Of the CO2, or of CO2e where an own factor states it. */
      readonly relative95: string;
      readonly of: 'co2' | 'co2e';
      readonly source: string;
    }
  | { readonly status: 'unknown'; readonly reason: string };

/**
 * Default CO2 factor with lower and upper limit of its 95 % interval in kg/TJ: IPCC 2006 Guidelines vol. 2 (Energy) table 1.4. The
 * wider side counts. For CH4 and N2O of stationary combustion table 2.12 gives 50-150 % and "an order of magnitude": too wide to be
 * carried as a share, and small beside the CO2.
 */
const IPCC: Readonly<Record<string, readonly [string, string, string]>> = {
  'natural-gas': ['56100', '54300', '58300'],
  'diesel-oil': ['74100', '72600', '74800'],
  'motor-gasoline': ['69300', '67500', '73000'],
  'residual-fuel-oil': ['77400', '75500', '78800'],
  lpg: ['63100', '61600', '65600'],
  'jet-kerosene': ['71500', '69700', '74400'],
  'other-bituminous-coal': ['94600', '89500', '99700'],
};

/** The sources' own names of these fuels. Blends with biofuel are left out: their carbon is not the fuel's alone. */
const FUELS: Readonly<Record<string, string>> = {
  'natural-gas': 'natural-gas',
  'natural-gas-100-mineral-blend': 'natural-gas',
  'diesel-100-mineral-diesel': 'diesel-oil',
  'gas-oil': 'diesel-oil',
  'diesel-fuel': 'diesel-oil',
  'distillate-fuel-oil-no-2': 'diesel-oil',
  'petrol-100-mineral-petrol': 'motor-gasoline',
  'motor-gasoline': 'motor-gasoline',
  'fuel-oil': 'residual-fuel-oil',
  'residual-fuel-oil': 'residual-fuel-oil',
  'residual-fuel-oil-no-6': 'residual-fuel-oil',
  lpg: 'lpg',
  'liquefied-petroleum-gases-lpg': 'lpg',
  'aviation-turbine-fuel': 'jet-kerosene',
  'kerosene-type-jet-fuel': 'jet-kerosene',
  bituminous: 'other-bituminous-coal',
  'coal-industrial': 'other-bituminous-coal',
};
const COMBUSTION = new Set(['fuels', 'stationary-combustion', 'mobile-combustion-co2']);

export function uncertaintyOf(factor: BookFactor): FactorUncertainty {
  if (factor.own !== undefined) {
    const { uncertainty } = factor.own;
    return uncertainty === undefined
      ? { status: 'unknown', reason: 'Its owner states none.' }
      : { status: 'known', relative95: uncertainty, of: 'co2e', source: 'stated by its owner' };
  }
  const fuel = COMBUSTION.has(slug(factor.category)) ? FUELS[slug(factor.activity)] : undefined;
  const limits = fuel === undefined ? undefined : IPCC[fuel];
  if (limits === undefined) return { status: 'unknown', reason: 'Its source publishes none.' };
  return {
    status: 'known',
    relative95: widerSide(limits),
    of: 'co2',
    source: `IPCC 2006 Guidelines vol. 2 table 1.4, ${fuel} (${limits.join(', ')} kg CO2/TJ: default, 95 % limits)`,
  };
}

/** Four decimals, half-even. */
function widerSide([middle, low, high]: readonly [string, string, string]): string {
  const wider = Math.max(Number(high) - Number(middle), Number(middle) - Number(low));
  return formatDecimal(divide(toDecimal(String(wider)), toDecimal(middle), 4));
}
