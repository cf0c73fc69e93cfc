// The door where energy is reckoned: from meters and bills to intensity, weather-normal use, cost and renewable share.
import * as z from 'zod';
import {
  CurrenciesMixed,
  calculate,
  calculateEnergy,
  EnergyFieldsMissing,
  EnergyRequest,
  EnergyResult,
  FigureOutOfRange,
  MeterDataRefused,
  NumberRefused,
  singleOrBatch,
  TooFewObservations,
} from '../../../lib/calculations/index.ts';
import { BuildingValueMissing, buildingTables } from '../../../lib/factors/index.ts';
import { endpoint, isMixed, outcomesOf } from '../../../lib/kernel/index.ts';

const Batch = outcomesOf(EnergyResult);

export default endpoint({
  id: 'calculations.calculate-energy',
  route: 'POST /v1/calculate/energy',
  summary: 'Compute consumption, intensity, weather-normal use and cost of energy, or of up to 1,000 in order',
  permission: 'calculations:run',
  body: singleOrBatch(EnergyRequest),
  output: { 200: z.union([EnergyResult, Batch]), 207: Batch },
  status: (data) => (isMixed(data) ? 207 : 200),
  faults: [
    ...[BuildingValueMissing, NumberRefused, FigureOutOfRange, CurrenciesMixed],
    ...[EnergyFieldsMissing, MeterDataRefused, TooFewObservations],
  ],
  uses: [],
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot benchmark their buildings on the spot.',
  example: {
    body: {
      uses: [
        { energy: 'electricity', amount: '1257791.75', unit: 'kWh' },
        { energy: 'natural-gas', amount: '18948.76', unit: 'therm' },
      ],
      floorArea: '94900',
      areaUnit: 'ft2',
      year: 2016,
      propertyType: 'Office',
    },
  },
  handle: async ({ body }) => calculate(body, EnergyRequest, (asked) => calculateEnergy(buildingTables(), asked)),
});
