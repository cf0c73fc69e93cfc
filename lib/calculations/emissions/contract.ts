// What crosses the border of an emission calculation: an activity as it comes, its emissions and all they rest on.
import * as z from 'zod';
import { FRAMEWORK_NAMES, RESULT_QUALITY } from '../../calculators/index.ts';
import { GWP_SETS } from '../../factors/index.ts';
import { amount, day, kilograms, text } from '../figures.ts';
import { MarketWay, ProcessWay, RefrigerantWay, ValueChainWay, VehicleWay } from './ways/contract.ts';

const OPTIONS = {
  gwpSet: z.enum(GWP_SETS).optional().describe('Whose 100-year potentials make CO2e; AR5 unless told, and said so.'),
  factorPeriod: z
    .enum(['strict', 'nearest'])
    .optional()
    .describe('strict (unless told) refuses dates outside every factor set; nearest uses the nearest and says so.'),
  asOf: day.optional().describe('Only factors recorded by this day.'),
  framework: z.enum(FRAMEWORK_NAMES).optional().describe('Also show the figure as this framework does.'),
  reference: text.optional().describe('Your own mark, given back with the result.'),
};
const Uncertainty = z.strictObject({
  activity: amount.optional().describe('Half width of the 95 % interval of the quantity, as a share.'),
  factor: amount.optional().describe('The same of the factor, where its source states none.'),
  simulate: z
    .strictObject({
      seed: z.int().nonnegative(),
      draws: z.int().min(100).max(20_000).optional(),
      distribution: z.enum(['normal', 'lognormal']).optional(),
    })
    .optional()
    .describe('Monte Carlo instead of error propagation; the same seed gives the same digits.'),
});

const ACTIVITY = {
  fuel: text
    .optional()
    .describe('Fuel, energy or any activity of the library, e.g. "natural gas", "electricity", "Hotel stay · UK".'),
  quantity: amount.optional(),
  unit: text.optional().describe('e.g. "kWh", "therm", "gallon", "litre", "tonne", "passenger.km", "room-night".'),
  region: text.optional().describe('"GB", "US" or a part such as "US-NWPP".'),
  date: text.optional().describe('2024, 2024-Q3, 2024-07 or 2024-07-31.'),
  heatContent: text.optional().describe('A stated heat content, e.g. "1.037 therm/ccf".'),
  scope: z.enum(['1', '2', '3', 'outside']).optional().describe('Where the name alone leaves it open.'),
  category: text.optional().describe('Heading of the source, where the name alone leaves it open.'),
  factorSet: text.optional().describe('A set by its id, also a superseded one.'),
  market: MarketWay.optional().describe('Contracts for purchased energy: adds the market-based figure.'),
};
const WAYS = {
  process: ProcessWay.optional().describe('Instead: an industrial process.'),
  refrigerant: RefrigerantWay.optional().describe('Instead: gas that got away.'),
  vehicle: VehicleWay.optional().describe('Instead: a vehicle by fuel and distance.'),
  valueChain: ValueChainWay.optional().describe('Instead: a scope 3 category by a declared method.'),
};
export const WAY_NAMES = ['process', 'refrigerant', 'vehicle', 'valueChain'] as const;

export const EmissionsItem = z.strictObject({ ...ACTIVITY, ...WAYS, uncertainty: Uncertainty.optional(), ...OPTIONS });
export type EmissionsItem = z.output<typeof EmissionsItem>;

const STRETCHES = ['use', 'well-to-tank', 'grid-losses'] as const;
const InventoryItem = EmissionsItem.omit({ gwpSet: true, asOf: true, framework: true, factorPeriod: true }).extend({
  reference: text.describe('Names the entry wherever the answer speaks of it.'),
  activityId: text.optional().describe('One consumption, whoever reports it.'),
  meter: text.optional(),
  stretch: z.enum(STRETCHES).optional().describe('What of the chain it counts; use unless told.'),
  includes: z.array(z.enum(STRETCHES)).optional().describe('What its factor holds besides.'),
});
export type InventoryItem = z.output<typeof InventoryItem>;

export const EmissionsRequest = EmissionsItem.extend({
  inventory: z
    .array(InventoryItem)
    .min(1)
    .max(1_000)
    .optional()
    .describe('Instead: entries, to be added up without double counting.'),
});
export type EmissionsRequest = z.output<typeof EmissionsRequest>;

export const ACTIVITY_FIELDS = ['fuel', 'quantity', 'unit', 'region', 'date'] as const;

/** A request that says its activity in some way: by no other, so by all five fields of an activity. */
export const CompleteEmissionsRequest = EmissionsRequest.superRefine(
  (asked, context) => {
    if (typeof asked !== 'object' || asked === null) return;
    const given: Readonly<Record<string, unknown>> = asked;
    if ([...WAY_NAMES, 'inventory'].some((name) => given[name] !== undefined)) return;
    for (const name of ACTIVITY_FIELDS)
      if (given[name] === undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `"${name}" is missing; or say the activity in another way.`,
        });
  },
  { when: () => true },
);

const FactorUsed = z.strictObject({
  ...{ id: z.string(), name: z.string(), set: z.string(), source: z.string(), version: z.string() },
  ...{ licence: z.string(), region: z.string(), unit: z.string(), gasBasis: z.string(), recordedAt: z.string() },
  ...{ validFrom: z.string(), validTo: z.nullable(z.string()) },
  ...{ co2: z.string(), ch4: z.string(), n2o: z.string(), biogenicCo2: z.string(), co2e: z.string().optional() },
  revision: z.int().optional().describe('Of a factor of your own.'),
  shadows: z.string().optional().describe('The published factor yours stands before.'),
});
export type FactorUsed = z.output<typeof FactorUsed>;

const Gases = z.strictObject({
  ...{ co2eKg: kilograms, co2Kg: kilograms, ch4Kg: kilograms, n2oKg: kilograms },
  biogenicCo2Kg: kilograms.describe('Outside the scopes and not in co2eKg.'),
});
const Told = z.array(z.strictObject({ code: z.string(), message: z.string() }));
const Presented = z.strictObject({
  ...{ framework: z.string(), value: z.string(), unit: z.string(), places: z.int(), mode: z.string() },
  ...{ prescribed: z.boolean(), source: z.string() },
});
const Common = {
  reference: z.string().optional(),
  gwp: z.strictObject({ set: z.enum(GWP_SETS), ch4: z.string(), n2o: z.string(), source: z.string() }),
  assumptions: Told,
  rounding: z.strictObject({ unit: z.string(), places: z.int(), mode: z.string(), rule: z.string() }),
  asOf: z.string().optional(),
  ...RESULT_QUALITY,
};

export const EmissionsResult = z.strictObject({
  emissions: Gases,
  otherGases: z.array(z.strictObject({ gas: z.string(), kg: kilograms, co2eKg: kilograms })).optional(),
  scope: z.union([z.literal([1, 2, 3]), z.literal('outside')]),
  category: z.int().optional().describe('Of scope 3.'),
  basis: z.string(),
  amount: z.strictObject({ value: z.string(), unit: z.string() }).optional().describe('In the unit of the factor.'),
  conversions: z.array(z.string()),
  steps: z.array(z.string()).optional(),
  factors: z.array(FactorUsed),
  market: z
    .strictObject({
      co2eKg: kilograms.describe('By contracts; never added to the location-based figure.'),
      byInstrument: z.array(z.strictObject({ name: z.string(), mwh: z.string(), co2eKg: kilograms })),
      ...{ uncoveredMwh: z.string(), uncoveredBasis: z.string(), unusedMwh: z.string() },
      refused: z.array(z.strictObject({ name: z.string(), why: z.string() })),
    })
    .optional(),
  presented: Presented.optional(),
  ...Common,
});
export type EmissionsResult = z.output<typeof EmissionsResult>;

export const InventoryResult = z.strictObject({
  inventory: z.strictObject({
    ...{ scope1: Gases, scope2Location: Gases, scope2MarketCo2eKg: kilograms, scope3: Gases },
    scope3ByCategory: z.array(Gases.extend({ category: z.int(), name: z.string() })),
    totalLocationCo2eKg: kilograms,
    totalMarketCo2eKg: kilograms.describe('The same inventory with contracts: another total, not a further part.'),
    biogenicCo2Kg: kilograms,
  }),
  entries: z.array(EmissionsResult.omit({ gwp: true, rounding: true })),
  leftOut: z.array(
    z.strictObject({ reference: z.string(), code: z.string(), countedAs: z.string(), message: z.string() }),
  ),
  warnings: z.array(z.strictObject({ references: z.array(z.string()), code: z.string(), message: z.string() })),
  presented: z.strictObject({ location: Presented, market: Presented }).optional(),
  ...Common,
});
export type InventoryResult = z.output<typeof InventoryResult>;
export const EmissionsAnswer = z.union([EmissionsResult, InventoryResult]);
export type EmissionsAnswer = z.output<typeof EmissionsAnswer>;
