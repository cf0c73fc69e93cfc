// Building tables of one release: what energy counts for, how much source energy it took, and how much comparable buildings use.
import * as z from 'zod';
import { type Decimal, toDecimal } from '../../shared/decimal.ts';
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';
import { nearest, slug } from '../names.ts';

export const BuildingValueMissing = defineFault<Offence>({
  reason: 'building_value_missing',
  kind: 'unprocessable',
  cause: 'The building tables hold no conversion, source-site ratio or median for what is asked.',
  remedy: 'Use one of the energies, units or property types the message names, or state the figure yourself.',
  say: sayOffence,
});

const ConversionsFile = z.object({
  set: z.string(),
  kbtuPerUnit: z.array(z.tuple([z.string(), z.string(), z.string()])),
  sourceSiteRatio: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
});
const MediansFile = z.object({ set: z.string(), medians: z.array(z.tuple([z.string(), z.string(), z.string()])) });

export interface MedianEui {
  readonly propertyType: string;
  /** kBtu per square foot and year, site energy. */
  readonly siteEui: Decimal;
  /** Why the figure should not be leant on; absent when nothing is known against it. */
  readonly doubt?: string;
}

export interface BuildingBook {
  readonly sets: readonly string[];
  /** kBtu in one unit of an energy (`electricity`, kWh). Fault: building_value_missing. */
  kbtuPerUnit(energy: string, unit: string): Decimal;
  /** Source energy per site energy; of the data year where the table has that year's own, else the current one. */
  sourceSiteRatio(energy: string, country: string, year: number): Decimal;
  /** Fault: building_value_missing, also for hospitals, whose median has no reliable copy. */
  medianSiteEui(propertyType: string): MedianEui;
}

/** Opens the tables. Throws a ZodError when a file is not of the form `data:import` writes. */
export function buildingBook(files: { conversions: unknown; medians: unknown }): BuildingBook {
  const [conversions, medians] = [ConversionsFile.parse(files.conversions), MediansFile.parse(files.medians)];
  const byUnit = new Map(conversions.kbtuPerUnit.map(([energy, unit, value]) => [`${energy}|${unit}`, value]));
  const ratios = new Map(
    conversions.sourceSiteRatio.map(([energy, country, year, value]) => [`${energy}|${country}|${year}`, value]),
  );
  const byType = new Map(medians.medians.map((row) => [slug(row[0]), row]));
  return {
    sets: [conversions.set, medians.set],
    kbtuPerUnit(energy, unit) {
      if (unit === 'kBtu') return toDecimal('1');
      const value = byUnit.get(`${energy}|${unit}`) ?? byUnit.get(`|${unit}`);
      return value === undefined
        ? missing('/unit', `${energy} in ${unit}`, [...byUnit.keys(), '|kBtu'])
        : toDecimal(value);
    },
    sourceSiteRatio(energy, country, year) {
      const value = ratios.get(`${energy}|${country}|${year}`) ?? ratios.get(`${energy}|${country}|`);
      return value === undefined ? missing('/energy', `${energy} in ${country}`, [...ratios.keys()]) : toDecimal(value);
    },
    medianSiteEui(propertyType) {
      const row = byType.get(slug(propertyType));
      if (row === undefined)
        return missing(
          '/propertyType',
          propertyType,
          medians.medians.map(([name]) => name),
        );
      return { propertyType: row[0], siteEui: toDecimal(row[1]), ...(row[2] === '' ? {} : { doubt: row[2] }) };
    },
  };
}

function missing(field: string, value: string, known: readonly string[]): never {
  const near = nearest(value, known);
  throw BuildingValueMissing({
    field,
    value,
    message: `The building tables have nothing for "${value.slice(0, 60)}".`,
    remedy: near === undefined ? 'State the figure yourself, with its source.' : `Did you mean "${near}"?`,
  });
}
