// How fuel-emissions presents itself: its schemas come from the very zod values that parse and print.
import * as z from 'zod';
import type { JsonObject, JsonValue } from '../../shared/json.ts';
import type { BuiltinManifest } from '../contract.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { FuelEmissionsInput } from './input.ts';
import { FuelEmissionsOutput } from './output.ts';

const toJson = (value: unknown): JsonValue => z.json().parse(value);
const schema = (type: z.ZodType, io: 'input' | 'output'): JsonObject => ({
  ...z.record(z.string(), z.json()).parse(toJson(z.toJSONSchema(type, { target: 'draft-2020-12', io }))),
});

export const manifest = (): BuiltinManifest => ({
  id: AGENT_ID,
  version: AGENT_VERSION,
  name: 'Fuel and energy emissions',
  description:
    'Emissions of fuels, electricity, refrigerants, travel, freight, waste and all else the factor library holds (scopes 1, 2 location-based, 3 by category) from activity rows (JSON, CSV or JSON Lines), per gas, site and scope, each row with its factor in a signed receipt.',
  category: 'emissions',
  inputSchema: schema(FuelEmissionsInput, 'input'),
  outputSchema: schema(FuelEmissionsOutput, 'output'),
  examples: [
    {
      name: 'Two activities in the body',
      input: {
        gwpSet: 'AR5',
        activities: [
          { site: 'Mill 1', date: '2025-03', fuel: 'natural gas', quantity: '1000', unit: 'therm', region: 'US' },
          { site: 'Mill 1', date: '2023', fuel: 'electricity', quantity: '250.5', unit: 'MWh', region: 'US-RFCW' },
        ],
      },
    },
    {
      name: 'Scope 3 beside the fuel, as it was known on a day',
      input: {
        gwpSet: 'AR5',
        region: 'GB',
        asOf: '2025-01-31',
        activities: [
          { site: 'Leeds', date: '2024-05', fuel: 'natural gas', quantity: '1200', unit: 'kWh (gross CV)' },
          {
            site: 'Leeds',
            date: '2024-05',
            fuel: 'WTT- fuels · Natural gas',
            quantity: '1200',
            unit: 'kWh (gross CV)',
          },
          { site: 'Leeds', date: '2024-05', fuel: 'Hotel stay · UK', quantity: '3', unit: 'room-night' },
        ],
      },
    },
    {
      name: 'A CSV file',
      input: { gwpSet: 'AR6', activityFile: { fileId: 'fil_01J00000000000000000000000' }, region: 'GB' },
      file: 'site,date,fuel,quantity,unit\nLeeds,2024-01,natural gas,1200.5,kWh (gross CV)\nLeeds,2024-01,electricity,830,kWh\n',
    },
  ],
});
