// What crosses the border of an energy calculation: uses, meters, weather, bills and sources as they come, and what follows from each.
import * as z from 'zod';
import { RESULT_QUALITY } from '../../calculators/index.ts';
import { number as amount } from '../figures.ts';

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const day = z.string().max(20).describe('YYYY-MM-DD.');
const name = z.string().trim().min(1).max(100);
const share = amount.optional().describe('Half width of the 95 % interval as a share, where somebody states it.');

const Energy = {
  energy: z.enum(['electricity', 'natural-gas', 'district-steam']),
  unit: z.enum(['kWh', 'therm', 'ccf', 'Mcf', 'scf', 'klb', 'GJ', 'kBtu']),
};
const Reading = z.strictObject({
  day: day.describe('Consumption counts from this day to the day before the next reading.'),
  register: amount.describe('What the register shows.'),
  estimated: z.boolean().optional(),
  reset: z
    .boolean()
    .optional()
    .describe('The meter was exchanged or set back: this is the first value of the new register.'),
  finalRegister: amount.optional().describe('On a reset: the last value of the old register.'),
});
const Period = z.strictObject({
  from: day,
  to: day.describe('Counts as well.'),
  amount,
  estimated: z.boolean().optional(),
});

const Meter = z.strictObject({
  id: name,
  ...Energy,
  relative95: share,
  readings: z.array(Reading).min(2, 'A use needs two readings.').max(2_000).optional(),
  periods: z.array(Period).min(1).max(2_000).optional().describe('Bills, instead of readings.'),
  registerSize: amount.optional().describe('Where the register rolls over: 100000 for five digits.'),
  multiplier: amount.optional().describe('What one step of the register stands for; 1 unless told.'),
  fillGaps: z.boolean().optional().describe('Fill days without data at the mean of the covered ones, and say so.'),
});

const Block = z.strictObject({ upTo: amount.optional(), pricePerUnit: amount });
const Tariff = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'Write the ISO 4217 code, e.g. "EUR".'),
  standingPerDay: amount.optional(),
  bands: z
    .record(name, z.union([amount, z.array(Block).min(1).max(20)], { error: 'Give a price, or blocks of prices.' }))
    .describe('Price by band of time (day, night), or rising blocks of the amount within it.'),
  pricePerPeakUnit: amount.optional().describe('Per kW of peak demand in the period.'),
});

const WeatherPeriod = z.strictObject({
  amount,
  degreeDays: amount.optional(),
  dailyMeans: z.array(amount).max(400).optional().describe('Mean temperatures, instead of degree days.'),
});

export const EnergyRequest = z.strictObject({
  uses: z
    .array(z.strictObject({ ...Energy, amount, relative95: share }))
    .min(1, 'Give at least one use.')
    .max(50)
    .optional()
    .describe('Of one year.'),
  meters: z.array(Meter).min(1).max(50).optional().describe('Readings or bills; what they come to counts as uses.'),
  from: day.optional().describe('First day that meters are summed over; 1 January of the year unless told.'),
  to: day.optional().describe('Last day; 31 December unless told.'),
  floorArea: amount.optional().describe('Gross floor area, parking left out.'),
  areaUnit: z.enum(['ft2', 'm2']).optional(),
  year: z.int().min(1990).max(2100).optional().describe('Decides the source-site ratios.'),
  country: z.enum(['US', 'CA']).optional().describe('Whose source-site ratios hold; US unless told, and said so.'),
  propertyType: name.optional().describe('As ENERGY STAR names it, e.g. "Office".'),
  weather: z
    .strictObject({
      periods: z.array(WeatherPeriod).min(1).max(400),
      normalDegreeDays: amount.describe('Of the same stretch in a normal year.'),
      base: amount.optional().describe('Temperature that daily means are held against.'),
      kind: z.enum(['heating', 'cooling']).optional().describe('heating unless told.'),
      method: z
        .enum(['regression', 'ratio'])
        .optional()
        .describe('regression unless told; ratio scales what exceeds baseload.'),
      baseload: amount.optional().describe('Of all periods together, for ratio.'),
    })
    .optional(),
  bills: z
    .array(
      z.strictObject({
        tariff: Tariff,
        days: z.int().min(0).max(400),
        byBand: z.record(name, amount),
        peak: amount.optional(),
      }),
    )
    .min(1)
    .max(100)
    .optional(),
  conversion: z
    .strictObject({ input: amount, usefulOutput: amount })
    .optional()
    .describe('Of one unit: an efficiency, or a coefficient of performance.'),
  sources: z
    .array(z.strictObject({ name: name.optional(), amount, renewable: z.boolean() }))
    .min(1)
    .max(100)
    .optional()
    .describe('Of one unit: the renewable share.'),
  reference: z.string().max(200).optional().describe('Your own mark, given back with the result.'),
});
export type EnergyRequest = z.output<typeof EnergyRequest>;

const Bill = z.strictObject({ currency: z.string(), standing: figure, energy: figure, demand: figure, total: figure });
const Span = z.strictObject({ from: z.string(), to: z.string() });

export const EnergyResult = z.strictObject({
  reference: z.string().optional(),
  siteKbtu: figure.optional(),
  sourceKbtu: figure.optional(),
  siteEui: figure.optional().describe('kBtu per square foot and year.'),
  sourceEui: figure.optional().describe('kBtu per square foot and year.'),
  floorAreaFt2: figure.optional(),
  byEnergy: z.array(z.strictObject({ energy: z.string(), siteKbtu: figure, sourceKbtu: figure })).optional(),
  consumption: z
    .array(
      z.strictObject({
        ...{ id: z.string(), energy: z.string(), unit: z.string() },
        amount: figure.describe('Estimates and filled gaps included.'),
        measured: figure,
        estimated: figure,
        filled: figure.describe('Of the estimated.'),
        coveredDays: z.int(),
        days: z.int(),
        gaps: z.array(Span),
        duplicates: z.array(z.int()).describe('Places of periods that repeat another and were counted once.'),
      }),
    )
    .optional(),
  benchmark: z
    .nullable(
      z.strictObject({
        propertyType: z.string(),
        medianSiteEui: figure,
        difference: figure.describe('(EUI − median) / median.'),
        doubt: z.string().optional(),
      }),
    )
    .optional(),
  weather: z
    .strictObject({
      method: z.enum(['regression', 'ratio']),
      amount: figure,
      degreeDays: figure,
      normalDegreeDays: figure,
      normalised: figure.describe('What a normal year would have used.'),
      line: z
        .strictObject({
          base: figure.describe('Per period, without weather.'),
          perDegreeDay: figure,
          r2: figure,
          cvRmse: figure.optional(),
          sound: z.boolean().describe('Whether r² reaches 0.75.'),
        })
        .optional(),
    })
    .optional(),
  cost: z.strictObject({ bills: z.array(Bill), total: Bill }).optional(),
  efficiency: figure.optional(),
  renewableShare: figure.optional(),
  gaps: z.array(z.string()),
  assumptions: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  ...RESULT_QUALITY,
  factors: z.array(
    z.strictObject({ set: z.string(), version: z.string(), sha256: z.string(), cautions: z.array(z.string()) }),
  ),
  rounding: z.strictObject({ places: z.int(), moneyPlaces: z.int(), mode: z.string(), rule: z.string() }),
});
export type EnergyResult = z.output<typeof EnergyResult>;
