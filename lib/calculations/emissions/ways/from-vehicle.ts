// Vehicles: carbon dioxide by fuel, methane and nitrous oxide by distance, with factors the caller states.
import { vehicleEmissions } from '../../../calculators/index.ts';
import { within } from '../../../shared/fault.ts';
import type { Asked, Reckoned, Reckoning } from '../reckoned.ts';

const RATING = { technology: 2, time: 2, geography: 2, completeness: 1, reliability: 2 };

export function fromVehicle({ way }: Asked<'vehicle'>, { gwp }: Reckoning): Reckoned {
  const { source, biogenicShare, ...use } = way;
  const emissions = within('/vehicle', () =>
    vehicleEmissions({ ...use, ...(biogenicShare !== undefined && { biogenicShare }) }, gwp),
  );
  return {
    emissions,
    ...{ scope: 1, basis: 'scope 1, mobile combustion: CO2 by fuel, CH4 and N2O by distance' },
    ...{ conversions: [], factors: [], defaults: [] },
    steps: [
      `CO2: ${use.fuel} × ${use.co2KgPerFuelUnit} kg`,
      `CH4: ${use.distance} × ${use.ch4GramsPerDistance} g; N2O: ${use.distance} × ${use.n2oGramsPerDistance} g`,
    ],
    assumptions: [{ code: 'factor_stated', message: `The factors are the caller's, from ${source}.` }],
    rating: RATING,
  };
}
