// The ways to say an activity besides fuel and quantity: each one group of the request, of which exactly one is given.
import * as z from 'zod';
import {
  EQUIPMENT_LEAKAGE,
  INSTRUMENT_CRITERIA,
  INSTRUMENT_KINDS,
  PROCESS_FACTORS,
  SCOPE_3_METHODS,
} from '../../../calculators/index.ts';
import { amount, number, share, text } from '../../figures.ts';

const flow = z.strictObject({ name: text, tonnes: amount, carbonShare: share });
const currency = z.string().regex(/^[A-Z]{3}$/, 'Write the ISO 4217 code, e.g. "EUR".');
const criteria = z.enum(keysOf(INSTRUMENT_CRITERIA));

/** The keys of a table as zod wants them; a table is never empty. */
function keysOf<T extends Readonly<Record<string, unknown>>>(table: T): [keyof T & string, ...(keyof T & string)[]] {
  const isKey = (name: string): name is keyof T & string => name in table;
  const [first, ...rest] = Object.keys(table).filter(isKey);
  if (first === undefined) throw new RangeError('The table is empty.');
  return [first, ...rest];
}

export const ProcessWay = z.strictObject({
  process: text.optional().describe(`One of ${[...PROCESS_FACTORS.keys()].slice(0, 6).join(', ')} and more.`),
  tonnes: amount.optional(),
  abatedShare: share.optional(),
  culletShare: share.optional(),
  ureaTonnes: amount.optional(),
  carbonBalance: z
    .strictObject({ inputs: z.array(flow).min(1).max(100), outputs: z.array(flow).max(100) })
    .optional()
    .describe('Instead of process and tonnes: the carbon that goes in and comes out.'),
});

export const RefrigerantWay = z.strictObject({
  gas: text.describe('e.g. "R-410A", "HFC-134a", "SF6".'),
  materialBalance: z
    .strictObject({
      purchasedForNew: amount.optional(),
      capacityOfNew: amount.optional(),
      purchasedForService: amount.optional(),
      capacityOfRetired: amount.optional(),
      recoveredFromRetired: amount.optional(),
    })
    .optional()
    .describe('kg by stage of life.'),
  inventoryBalance: z
    .strictObject({
      stockAtStart: amount,
      stockAtEnd: amount,
      acquired: amount,
      disbursed: amount,
      capacityIncrease: number,
    })
    .optional()
    .describe('kg in store and out of it.'),
  screening: z
    .strictObject({ chargeKg: amount, leakageShare: share, years: amount })
    .optional()
    .describe('Charge and a leakage you state.'),
  equipment: z
    .strictObject({
      kind: z.enum(keysOf(EQUIPMENT_LEAKAGE)),
      chargedNewKg: amount.optional(),
      operatingChargeKg: amount.optional(),
      years: amount.optional(),
      scrappedChargeKg: amount.optional(),
    })
    .optional()
    .describe('Default leakage by kind of equipment and stage of life.'),
});

export const VehicleWay = z.strictObject({
  fuel: amount.describe('In the unit the CO2 factor is per.'),
  co2KgPerFuelUnit: amount,
  biogenicShare: share.optional(),
  distance: amount,
  ch4GramsPerDistance: amount,
  n2oGramsPerDistance: amount,
  source: text.describe('Who publishes these factors.'),
});

export const MarketWay = z.strictObject({
  instruments: z
    .array(
      z.strictObject({
        name: text,
        kind: z.enum(INSTRUMENT_KINDS),
        mwh: amount,
        kgCo2ePerMwh: amount,
        fails: z.array(criteria).optional().describe('Quality criteria it does not meet: it then counts for nothing.'),
      }),
    )
    .max(100),
  residualKgCo2ePerMwh: amount.optional(),
  residualSource: text.optional(),
});

export const ValueChainWay = z.strictObject({
  category: z.int().min(1).max(15),
  method: z.enum(keysOf(SCOPE_3_METHODS)),
  terms: z
    .array(
      z.strictObject({
        name: text,
        quantity: amount,
        kgCo2ePerUnit: amount.describe('The factor, which the caller states for this method.'),
        source: text.describe('Who publishes the factor.'),
        share: share.optional(),
        currency: currency.optional().describe('Of spending: needed for spend-based.'),
        factorCurrency: currency.optional().describe('Of the factor, where it is per another money than was spent.'),
        exchangeRate: amount.optional().describe('Units of the factor’s currency for one of the spending.'),
      }),
    )
    .min(1)
    .max(200),
  inflation: amount.optional(),
  marginShare: share.optional(),
});
