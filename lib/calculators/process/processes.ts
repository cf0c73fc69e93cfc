// Industrial processes and what they emit per tonne made or used, by the guidelines' default factors, each with its table.

import type { Decimal } from '../../shared/decimal.ts';
import { toDecimal } from '../../shared/decimal.ts';

export type ProcessGas = 'CO2' | 'CH4' | 'N2O' | 'CF4' | 'C2F6';

export interface ProcessFactor {
  readonly process: string;
  readonly gas: ProcessGas;
  /** kg of the gas per tonne of what the activity counts. */
  readonly kgPerTonne: Decimal;
  readonly per: string;
  /** Half width of the 95 % interval as a share, where the guidelines state one that is symmetric. */
  readonly relative95?: string;
  readonly source: string;
}

type Row = readonly [
  process: string,
  gas: ProcessGas,
  kgPerTonne: string,
  per: string,
  relative95: string,
  source: string,
];

const V3 = 'IPCC 2006 Guidelines vol. 3';
const MRR = 'Implementing Regulation (EU) 2018/2066';

const ROWS: readonly Row[] = [
  ['clinker', 'CO2', '520', 'clinker', '', `${V3} ch. 2 equation 2.4, with 2 % for kiln dust`],
  ['clinker-mrr', 'CO2', '525', 'grey clinker', '', `${MRR} annex IV section 9`],
  ['lime-high-calcium', 'CO2', '750', 'lime', '', `${V3} ch. 2 table 2.4`],
  ['lime-dolomitic', 'CO2', '770', 'lime', '', `${V3} ch. 2 table 2.4, plants in developing countries`],
  ['lime-dolomitic-high', 'CO2', '860', 'lime', '', `${V3} ch. 2 table 2.4, plants in developed countries`],
  ['lime-hydraulic', 'CO2', '590', 'lime', '', `${V3} ch. 2 table 2.4`],
  ['lime', 'CO2', '750', 'lime', '', `${V3} ch. 2 equation 2.8`],
  ['glass', 'CO2', '200', 'glass melted from raw materials', '0.6', `${V3} ch. 2 equation 2.10`],
  ['soda-ash-use', 'CO2', '415', 'soda ash used', '', `${MRR} annex VI table 2`],
  ['limestone-use', 'CO2', '440', 'CaCO3 calcined', '', `${MRR} annex VI table 2`],
  ['magnesite-use', 'CO2', '522', 'MgCO3 calcined', '', `${MRR} annex VI table 2`],
  ['ammonia', 'CO2', '2104', 'ammonia', '', `${V3} ch. 3 table 3.1, average natural gas plant`],
  ['ammonia-conventional', 'CO2', '1694', 'ammonia', '', `${V3} ch. 3 table 3.1, modern conventional reforming`],
  ['ammonia-partial-oxidation', 'CO2', '3273', 'ammonia', '', `${V3} ch. 3 table 3.1, average partial oxidation`],
  ['nitric-acid-nscr', 'N2O', '2', 'nitric acid (100 %)', '0.1', `${V3} ch. 3 table 3.3`],
  ['nitric-acid-abated', 'N2O', '2.5', 'nitric acid (100 %)', '0.1', `${V3} ch. 3 table 3.3`],
  ['nitric-acid-low-pressure', 'N2O', '5', 'nitric acid (100 %)', '0.1', `${V3} ch. 3 table 3.3`],
  ['nitric-acid-medium-pressure', 'N2O', '7', 'nitric acid (100 %)', '0.2', `${V3} ch. 3 table 3.3`],
  ['nitric-acid-high-pressure', 'N2O', '9', 'nitric acid (100 %)', '0.4', `${V3} ch. 3 table 3.3`],
  ['adipic-acid', 'N2O', '300', 'adipic acid, uncontrolled', '0.1', `${V3} ch. 3 table 3.4`],
  ['caprolactam', 'N2O', '9', 'caprolactam', '0.4', `${V3} ch. 3 table 3.5`],
  ['sinter', 'CO2', '200', 'sinter', '0.25', `${V3} ch. 4 table 4.1`],
  ['coke', 'CO2', '560', 'coke', '0.25', `${V3} ch. 4 table 4.1`],
  ['pig-iron', 'CO2', '1350', 'pig iron not made into steel', '0.25', `${V3} ch. 4 table 4.1`],
  ['direct-reduced-iron', 'CO2', '700', 'direct reduced iron', '0.25', `${V3} ch. 4 table 4.1`],
  ['pellets', 'CO2', '30', 'pellets', '0.25', `${V3} ch. 4 table 4.1`],
  ['steel-bof', 'CO2', '1460', 'steel', '0.25', `${V3} ch. 4 table 4.1, basic oxygen furnace`],
  ['steel-eaf', 'CO2', '80', 'steel', '0.25', `${V3} ch. 4 table 4.1, electric arc furnace`],
  ['steel-ohf', 'CO2', '1720', 'steel', '0.25', `${V3} ch. 4 table 4.1, open hearth furnace`],
  ['steel', 'CO2', '1060', 'steel', '0.25', `${V3} ch. 4 table 4.1, global average`],
  ['aluminium-prebake', 'CO2', '1600', 'aluminium', '0.1', `${V3} ch. 4 table 4.10`],
  ['aluminium-soderberg', 'CO2', '1700', 'aluminium', '0.1', `${V3} ch. 4 table 4.10`],
  ['aluminium-cwpb-pfc', 'CF4', '0.4', 'aluminium', '', `${V3} ch. 4 table 4.15`],
  ['aluminium-cwpb-pfc', 'C2F6', '0.04', 'aluminium', '', `${V3} ch. 4 table 4.15`],
  ['aluminium-swpb-pfc', 'CF4', '1.6', 'aluminium', '', `${V3} ch. 4 table 4.15`],
  ['aluminium-swpb-pfc', 'C2F6', '0.4', 'aluminium', '', `${V3} ch. 4 table 4.15`],
  ['aluminium-vss-pfc', 'CF4', '0.8', 'aluminium', '', `${V3} ch. 4 table 4.15`],
  ['aluminium-vss-pfc', 'C2F6', '0.04', 'aluminium', '', `${V3} ch. 4 table 4.15`],
  ['aluminium-hss-pfc', 'CF4', '0.4', 'aluminium', '', `${V3} ch. 4 table 4.15`],
  ['aluminium-hss-pfc', 'C2F6', '0.03', 'aluminium', '', `${V3} ch. 4 table 4.15`],
  ['lead', 'CO2', '520', 'lead', '0.5', `${V3} ch. 4 table 4.21, default mix`],
  ['zinc', 'CO2', '1720', 'zinc', '0.5', `${V3} ch. 4 table 4.24, default mix`],
];

/** Every factor by its process: one row per gas. */
export const PROCESS_FACTORS: ReadonlyMap<string, readonly ProcessFactor[]> = Map.groupBy(
  ROWS.map(
    ([process, gas, kgPerTonne, per, relative95, source]): ProcessFactor => ({
      ...{ process, gas, per, source },
      kgPerTonne: toDecimal(kgPerTonne),
      ...(relative95 !== '' && { relative95 }),
    }),
  ),
  ({ process }) => process,
);
