// The door where a building's energy use is set against its floor area and comparable buildings.
import * as z from 'zod';
import {
  batchOf,
  calculate,
  calculateEnergy,
  EnergyRequest,
  EnergyResult,
  FigureOutOfRange,
  isMixed,
  NumberRefused,
  singleOrBatch,
} from '../../../lib/calculations/index.ts';
import { BuildingValueMissing, buildingTables } from '../../../lib/factors/index.ts';
import { endpoint } from '../../../lib/kernel/index.ts';

const Batch = batchOf(EnergyResult);

export default endpoint({
  id: 'calculations.calculate-energy',
  route: 'POST /v1/calculate/energy',
  summary: 'Compute the energy use intensity of a building, or of up to 1,000 in order',
  permission: 'calculations:run',
  body: singleOrBatch(EnergyRequest),
  output: { 200: z.union([EnergyResult, Batch]), 207: Batch },
  status: (data) => (isMixed(data) ? 207 : 200),
  faults: [BuildingValueMissing, NumberRefused, FigureOutOfRange],
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
