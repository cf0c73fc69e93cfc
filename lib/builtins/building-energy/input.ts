// What the building-energy agent accepts: a year per building or the readings and bills of its meters, and what holds for all of them.
import * as z from 'zod';
import { GWP_SETS, StoredOwnFactor } from '../../factors/index.ts';
import { amount, type Column, FILE_INPUT, inline, small, text } from '../tabular/index.ts';

const area = amount.optional();

export const Building = z.strictObject({
  building: text.describe('Name or id.'),
  year: amount.optional().describe('Of the data; decides source-site ratios and factors.'),
  propertyType: text.optional().describe('Of the largest use, as ENERGY STAR names it.'),
  floorArea: area.describe('Gross floor area without parking; or leave it out and give the areas of the uses.'),
  useArea: area.describe('Of the largest use.'),
  secondType: text.optional(),
  secondArea: area,
  thirdType: text.optional(),
  thirdArea: area,
  electricity: amount.optional(),
  naturalGas: amount.optional(),
  districtSteam: amount.optional(),
  region: text.optional().describe('"GB", "US" or an eGRID subregion, for emissions.'),
  degreeDays: amount.optional().describe('Of the year, for weather-normal use over three years and more.'),
  statedSiteEui: amount.optional().describe('As published, to be held against the computed one.'),
});

/** A reading (`day`, `register`) or a bill (`from`, `to`, `amount`). */
export const MeterRow = z.strictObject({
  building: text.describe('As "buildings" names it.'),
  meter: text.optional().describe('Id; the building and the energy unless told.'),
  energy: text.describe('electricity, natural gas or district steam.'),
  unit: text.optional().describe('That of "units" unless told.'),
  from: text.optional().describe('First day of a bill, YYYY-MM-DD.'),
  to: text.optional().describe('Last day of a bill; it counts as well.'),
  amount: amount.optional().describe('Of a bill.'),
  day: text.optional().describe('Of a reading: use counts from this day to the day before the next.'),
  register: amount.optional().describe('What the register shows.'),
  estimated: text.optional().describe('"yes" where the supplier estimated.'),
  reset: text
    .optional()
    .describe('"yes" where the meter was exchanged or set back: the first value of the new register.'),
  finalRegister: amount.optional().describe('On a reset: the last value of the old register.'),
  registerSize: amount.optional().describe('Where the register rolls over: 100000 for five digits.'),
});

/** Something that can be done, and what it would cost: judged for every building it is meant for. */
export const Measure = z.strictObject({
  name: text,
  building: text.optional().describe('The one it is meant for; all of them unless told.'),
  energy: z.enum(['electricity', 'natural-gas', 'district-steam']),
  saves: amount.describe('Share of that energy, 0.15 for 15 %.'),
  investment: amount,
  upkeep: amount.optional().describe('A year; 0 unless told.'),
  years: z.int().min(1).max(60).describe('That it lasts.'),
});
export type Measure = z.output<typeof Measure>;

const Prices = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'Write the ISO 4217 code, e.g. "USD".'),
  discountRate: amount.describe('A year, as a share.'),
  electricity: amount.optional().describe('Per unit of "units".'),
  naturalGas: amount.optional(),
  districtSteam: amount.optional(),
});

const ELECTRICITY = z.enum(['kWh', 'GJ', 'kBtu']);
const GAS = z.enum(['therm', 'ccf', 'Mcf', 'scf', 'GJ', 'kBtu']);
const STEAM = z.enum(['kBtu', 'klb', 'GJ']);
const Country = z.enum(['US', 'CA']);
const Year = z.int().min(1990).max(2100);

const COMMON = {
  uncertainty: z
    .strictObject({ meters: amount })
    .optional()
    .describe('Half width of the 95 % interval of metered energy as a share, where somebody states it.'),
  areaUnit: z.enum(['ft2', 'm2']),
  year: Year.optional().describe('For rows that name none.'),
  region: text.optional().describe('For rows that name none.'),
  asOf: z.iso
    .date('Write a day as YYYY-MM-DD.')
    .optional()
    .describe('Only emission factors recorded by this day: what the result would have been then.'),
  fillGaps: z
    .boolean()
    .optional()
    .describe('Fill days without meter data at the mean of the covered ones, and say so.'),
  normalDegreeDays: amount.optional().describe('Of a normal year, for weather-normal use.'),
  measures: small(z.array(Measure).min(1).max(100)).optional().describe('Saving options to judge.'),
  prices: Prices.optional().describe('What a unit of energy costs, for the saving options.'),
};

export const BuildingEnergyInput = z
  .strictObject({
    buildings: inline(Building),
    meters: inline(MeterRow),
    data: z
      .enum(['annual', 'meters'])
      .optional()
      .describe(
        'What the rows are: a year per building unless told, or readings and bills of the "buildings" named here.',
      ),
    country: Country.optional().describe('Whose source-site ratios hold; US unless told, and said so.'),
    gwpSet: z.enum(GWP_SETS).optional().describe('AR5 unless told, and said so.'),
    factorPeriod: z
      .enum(['strict', 'nearest'])
      .optional()
      .describe('strict unless told; nearest takes the emission factor nearest in time and says so.'),
    units: z
      .strictObject({
        electricity: ELECTRICITY.optional().describe('kWh unless told.'),
        naturalGas: GAS.optional().describe('therm unless told.'),
        districtSteam: STEAM.optional().describe('kBtu unless told.'),
      })
      .optional(),
    ...COMMON,
    ...FILE_INPUT,
  })
  .superRefine(({ data, buildings, meters, measures, prices }, context) => {
    const need = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (data === 'meters' && buildings === undefined) need('buildings', 'Name the buildings the meters stand in.');
    if (data !== 'meters' && meters !== undefined) need('meters', 'Rows of meters need "data": "meters".');
    if (measures !== undefined && prices === undefined) need('prices', 'Measures are judged by prices; give them.');
  });
export type BuildingEnergyInput = z.output<typeof BuildingEnergyInput>;

/** What decides the figures of every row, as the receipt holds it. */
export const Parameters = z.strictObject({
  ...COMMON,
  country: Country,
  gwpSet: z.enum(GWP_SETS),
  factorPeriod: z.enum(['strict', 'nearest']),
  units: z.strictObject({ electricity: ELECTRICITY, naturalGas: GAS, districtSteam: STEAM }),
  /** Of the four above: what nobody said. */
  defaulted: z.array(z.string()),
  /** Where rows are of meters: the buildings they stand in. */
  register: z.array(Building).optional(),
  /** The tenant's own factors, sets published and deprecated since the release: of them, what can answer. */
  ownFactors: z.array(StoredOwnFactor).optional(),
  sinceRelease: z.json().optional(),
});
export type Parameters = z.output<typeof Parameters>;

const column = (required: boolean, ...aliases: string[]): Column => ({ required, aliases });

export const COLUMNS: Readonly<Record<keyof z.output<typeof Building>, Column>> = {
  building: column(true, 'buildingid', 'buildingname', 'osebuildingid', 'site', 'id', 'name', 'propertyname'),
  year: column(false, 'datayear', 'reportingyear'),
  propertyType: column(false, 'largestpropertyusetype', 'primarypropertytype', 'type', 'usetype'),
  floorArea: column(false, 'gfa', 'grossfloorarea', 'grossfloorareabuildingssqft', 'area', 'floorareaft2'),
  useArea: column(false, 'largestpropertyusetypegfa'),
  secondType: column(false, 'secondlargestpropertyusetype'),
  secondArea: column(false, 'secondlargestpropertyusetypegfa'),
  thirdType: column(false, 'thirdlargestpropertyusetype'),
  thirdArea: column(false, 'thirdlargestpropertyusetypegfa'),
  electricity: column(false, 'electricitykwh', 'electricityusekbtu'),
  naturalGas: column(false, 'naturalgastherms', 'gas', 'gastherms', 'naturalgasusekbtu'),
  districtSteam: column(false, 'steam', 'steamusekbtu', 'steamkbtu', 'districtsteamusekbtu'),
  region: column(false, 'grid', 'gridregion', 'subregion'),
  degreeDays: column(false, 'hdd', 'heatingdegreedays'),
  statedSiteEui: column(false, 'siteeui', 'siteeuikbtusf', 'siteeuikbtusqft'),
};

export const METER_COLUMNS: Readonly<Record<keyof z.output<typeof MeterRow>, Column>> = {
  building: column(true, 'buildingid', 'buildingname', 'site', 'sitename'),
  meter: column(false, 'meterid', 'mpan', 'mprn', 'meternumber'),
  energy: column(true, 'fuel', 'metertype', 'energytype'),
  unit: column(false, 'units'),
  from: column(false, 'start', 'startdate', 'billingperiodstart', 'periodstart'),
  to: column(false, 'end', 'enddate', 'billingperiodend', 'periodend'),
  amount: column(false, 'consumption', 'use', 'usage', 'quantity'),
  day: column(false, 'date', 'readingdate', 'readdate'),
  register: column(false, 'reading', 'meterreading', 'registervalue'),
  estimated: column(false, 'estimate', 'isestimated'),
  reset: column(false, 'exchanged', 'meterexchanged'),
  finalRegister: column(false, 'finalreading'),
  registerSize: column(false, 'rollover'),
};
