// Industrial processes: tonnes by a default factor, or the carbon that goes in and does not come out.
import {
  carbonBalance,
  EMISSION_PLACES,
  type Emissions,
  NO_EMISSIONS,
  type ProcessEmission,
  processEmissions,
  sumEmissions,
} from '../../../calculators/index.ts';
import { gases } from '../../../factors/index.ts';
import { type Decimal, formatDecimal, toUnits } from '../../../shared/decimal.ts';
import { within } from '../../../shared/fault.ts';
import { ActivityIncomplete } from '../../faults.ts';
import type { Asked, Reckoned, Reckoning } from '../reckoned.ts';

const RATING = { technology: 3, time: 3, geography: 4, completeness: 2, reliability: 3 };
const MEASURED = { technology: 1, time: 1, geography: 1, completeness: 1, reliability: 2 };
const units = (value: Decimal): bigint => toUnits(value, EMISSION_PLACES);

export function fromProcess({ way }: Asked<'process'>, { gwpSet }: Reckoning): Reckoned {
  const { carbonBalance: balance, process, tonnes, ...more } = way;
  if (balance !== undefined) return fromBalance(balance);
  if (process === undefined || tonnes === undefined)
    throw ActivityIncomplete({
      fields: [
        ...(process === undefined ? ['/process/process'] : []),
        ...(tonnes === undefined ? ['/process/tonnes'] : []),
      ],
    });
  const use = {
    ...{ process, tonnes },
    ...(more.abatedShare !== undefined && { abatedShare: more.abatedShare }),
    ...(more.culletShare !== undefined && { culletShare: more.culletShare }),
    ...(more.ureaTonnes !== undefined && { ureaTonnes: more.ureaTonnes }),
  };
  const made = within('/process', () => processEmissions(use, { book: gases(), report: gwpSet }));
  const [first] = made;
  return {
    emissions: made.map(emissionsOfGas).reduce(sumEmissions, NO_EMISSIONS),
    ...{ scope: 1, basis: `scope 1, industrial process, default factor per tonne of ${first?.factor.per ?? process}` },
    conversions: [],
    steps: made.map(
      ({ factor, gasKg, gwp, co2eKg }) =>
        `${factor.gas}: ${formatDecimal(factor.kgPerTonne)} kg per tonne → ${formatDecimal(gasKg)} kg × ${formatDecimal(gwp)} = ${formatDecimal(co2eKg)} kg CO2e`,
    ),
    factors: [],
    otherGases: made.flatMap(otherGas),
    defaults: made.map(({ factor }) => ({
      what: 'process_factor',
      value: `${formatDecimal(factor.kgPerTonne)} kg ${factor.gas} per tonne of ${factor.per}`,
      source: factor.source,
      why: 'No measured factor of the plant was given.',
    })),
    assumptions: [],
    ...(made.length === 1 && first?.factor.relative95 !== undefined && { factor95: first.factor.relative95 }),
    rating: RATING,
  };
}

function emissionsOfGas({ factor, gasKg, co2eKg }: ProcessEmission): Emissions {
  const gas = units(gasKg);
  return {
    ...NO_EMISSIONS,
    co2: factor.gas === 'CO2' ? gas : 0n,
    ch4: factor.gas === 'CH4' ? gas : 0n,
    n2o: factor.gas === 'N2O' ? gas : 0n,
    co2e: units(co2eKg),
  };
}

const otherGas = ({ factor, gasKg, co2eKg }: ProcessEmission) =>
  factor.gas === 'CF4' || factor.gas === 'C2F6'
    ? [{ gas: factor.gas, kg: formatDecimal(gasKg), co2eKg: formatDecimal(co2eKg) }]
    : [];

function fromBalance({ inputs, outputs }: NonNullable<Asked<'process'>['way']['carbonBalance']>): Reckoned {
  const kg = within('/process/carbonBalance', () => carbonBalance(inputs, outputs));
  return {
    emissions: { ...NO_EMISSIONS, co2: units(kg), co2e: units(kg) },
    ...{ scope: 1, basis: 'scope 1, carbon mass balance, Art. 25 of Implementing Regulation (EU) 2018/2066' },
    ...{ conversions: [], factors: [], defaults: [], assumptions: [] },
    steps: [`carbon in − carbon out, × 3.664 = ${formatDecimal(kg)} kg CO2`],
    rating: MEASURED,
  };
}
