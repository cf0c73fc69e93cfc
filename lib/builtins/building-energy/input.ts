// What the building-energy agent accepts: a year per building, as rows or as a file, and what holds for all of them.
import * as z from 'zod';
import { GWP_SETS } from '../../factors/index.ts';
import { amount, type Column, FILE_INPUT, inline, text } from '../tabular/index.ts';

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
  statedSiteEui: amount.optional().describe('As published, to be held against the computed one.'),
});

const UNITS = {
  electricity: z.enum(['kWh', 'GJ', 'kBtu']).default('kWh'),
  naturalGas: z.enum(['therm', 'ccf', 'Mcf', 'scf', 'GJ', 'kBtu']).default('therm'),
  districtSteam: z.enum(['kBtu', 'klb', 'GJ']).default('kBtu'),
};

const COMMON = {
  areaUnit: z.enum(['ft2', 'm2']),
  country: z.enum(['US', 'CA']).default('US').describe('Whose source-site ratios hold.'),
  gwpSet: z.enum(GWP_SETS).default('AR5'),
  factorPeriod: z
    .enum(['strict', 'nearest'])
    .default('strict')
    .describe('nearest takes the emission factor nearest in time and says so.'),
  units: z.strictObject(UNITS).default({ electricity: 'kWh', naturalGas: 'therm', districtSteam: 'kBtu' }),
};

export const BuildingEnergyInput = z.strictObject({
  buildings: inline(Building),
  year: z.int().min(1990).max(2100).optional().describe('For rows that name none.'),
  region: text.optional().describe('For rows that name none.'),
  ...COMMON,
  ...FILE_INPUT,
});
export type BuildingEnergyInput = z.output<typeof BuildingEnergyInput>;

/** What decides the figures of every row, as the receipt holds it. */
export const Parameters = z.strictObject({ ...COMMON, year: z.int().optional(), region: z.string().optional() });
export type Parameters = z.output<typeof Parameters>;

const column = (required: boolean, ...aliases: string[]): Column => ({ required, aliases });

export const COLUMNS: Readonly<Record<keyof z.output<typeof Building>, Column>> = {
  building: column(true, 'buildingid', 'buildingname', 'osebuildingid', 'site', 'id', 'name', 'propertyname'),
  year: column(false, 'datayear', 'reportingyear'),
  propertyType: column(false, 'largestpropertyusetype', 'type', 'usetype'),
  floorArea: column(false, 'gfa', 'grossfloorarea', 'area', 'floorareaft2'),
  useArea: column(false, 'largestpropertyusetypegfa'),
  secondType: column(false, 'secondlargestpropertyusetype'),
  secondArea: column(false, 'secondlargestpropertyusetypegfa'),
  thirdType: column(false, 'thirdlargestpropertyusetype'),
  thirdArea: column(false, 'thirdlargestpropertyusetypegfa'),
  electricity: column(false, 'electricitykwh'),
  naturalGas: column(false, 'naturalgastherms', 'gas', 'gastherms'),
  districtSteam: column(false, 'steam', 'steamusekbtu', 'steamkbtu'),
  region: column(false, 'grid', 'gridregion', 'subregion'),
  statedSiteEui: column(false, 'siteeui', 'siteeuikbtusf'),
};
