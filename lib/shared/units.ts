// The units activity data comes in, each with its exact size, so that a conversion is a defined number and never an opinion.
import { type Decimal, divide, multiply, toDecimal } from './decimal.ts';

export type Dimension =
  | 'energy'
  | 'mass'
  | 'volume'
  | 'distance'
  | 'passenger distance'
  | 'freight'
  | 'stays'
  | 'working time';

export interface Unit {
  readonly id: string;
  readonly dimension: Dimension;
  /** Whether energy of a fuel is meant by its gross (higher) or net (lower) calorific value; absent when the text does not say. */
  readonly calorific?: 'gross' | 'net';
  /** Exact size in J, kg, m³, m, passenger·m, kg·m, nights or hours. */
  readonly size: Decimal;
  readonly source: string;
  readonly aliases: readonly string[];
}

const SI = 'BIPM SI Brochure (9th ed.)';
const NIST = 'NIST SP 811 (2008) App. B';
const BTU = 'International Table Btu = 1055.05585262 J, ISO 31-4 / NIST SP 811 B.8';
const FOOT = 'international foot = 0.3048 m, NIST SP 811 B.6';
const MILE = 'international mile = 1609.344 m, NIST SP 811 B.6';
const COUNT = 'a count';
const POUND = 'avoirdupois pound = 0.45359237 kg, NIST SP 811 B.10';

type Row = readonly [id: string, dimension: Dimension, size: string, source: string, aliases: string];

// A standard cubic foot is taken as a geometric one: the meter's reference conditions (60 °F, 1 atm) are those of the factor.
const ROWS: readonly Row[] = [
  ['J', 'energy', '1', SI, 'joule joules'],
  ['MJ', 'energy', '1000000', SI, 'megajoule megajoules'],
  ['GJ', 'energy', '1000000000', SI, 'gigajoule gigajoules'],
  ['TJ', 'energy', '1000000000000', SI, 'terajoule terajoules'],
  ['kWh', 'energy', '3600000', SI, 'kwh kilowatthour kilowatthours'],
  ['MWh', 'energy', '3600000000', SI, 'mwh megawatthour megawatthours'],
  ['GWh', 'energy', '3600000000000', SI, 'gwh gigawatthour gigawatthours'],
  ['Btu', 'energy', '1055.05585262', BTU, 'btu btus'],
  ['kBtu', 'energy', '1055055.85262', BTU, 'kbtu kbtus mbh'],
  ['MMBtu', 'energy', '1055055852.62', BTU, 'mmbtu mmbtus dekatherm dekatherms dth'],
  ['therm', 'energy', '105505585.262', BTU, 'therms thm'],
  ['kg', 'mass', '1', SI, 'kilogram kilograms kilo kilos kgs'],
  ['g', 'mass', '0.001', SI, 'gram grams'],
  ['tonne', 'mass', '1000', SI, 'tonnes t metricton metrictons metrictonne metrictonnes'],
  ['lb', 'mass', '0.45359237', POUND, 'lbs pound pounds'],
  ['short ton', 'mass', '907.18474', POUND, 'shortton shorttons uston ustons'],
  ['long ton', 'mass', '1016.0469088', POUND, 'longton longtons imperialton imperialtons'],
  ['m3', 'volume', '1', SI, 'm³ cubicmetre cubicmetres cubicmeter cubicmeters cbm'],
  ['litre', 'volume', '0.001', SI, 'litres liter liters l ltr ltrs'],
  ['scf', 'volume', '0.028316846592', FOOT, 'cf ft3 ft³ cubicfoot cubicfeet standardcubicfoot standardcubicfeet'],
  ['ccf', 'volume', '2.8316846592', FOOT, 'hcf'],
  ['Mcf', 'volume', '28.316846592', FOOT, 'mcf kcf'],
  ['MMscf', 'volume', '28316.846592', FOOT, 'mmcf mmscf'],
  ['US gallon', 'volume', '0.003785411784', NIST, 'usgallon usgallons usgal gallon gallons gal gals'],
  ['imperial gallon', 'volume', '0.00454609', NIST, 'imperialgallon imperialgallons impgal ukgallon ukgallons'],
  ['barrel', 'volume', '0.158987294928', NIST, 'barrels bbl bbls'],
  ['million litres', 'volume', '1000', SI, 'megalitre megalitres megaliter megaliters millionliters'],
  ['km', 'distance', '1000', SI, 'kms kilometre kilometres kilometer kilometers vehiclekm vehiclekms vkm'],
  ['mile', 'distance', '1609.344', MILE, 'miles mi vehiclemile vehiclemiles'],
  ['nautical mile', 'distance', '1852', SI, 'nauticalmiles nmi'],
  ['passenger.km', 'passenger distance', '1000', SI, 'passengerkms pkm passengerkilometre passengerkilometres'],
  ['passenger-mile', 'passenger distance', '1609.344', MILE, 'passengermiles'],
  ['tonne.km', 'freight', '1000000', SI, 'tonnekms tkm tonnekilometre tonnekilometres'],
  ['tonne-mile', 'freight', '1609344', MILE, 'tonnemiles'],
  ['short ton-mile', 'freight', '1459972.31821056', `${POUND}; ${MILE}`, 'shorttonmiles'],
  ['room-night', 'stays', '1', COUNT, 'roomnights roompernight roomspernight'],
  ['FTE hour', 'working time', '1', COUNT, 'ftehours perfteworkinghour fteworkinghour fteworkinghours'],
];

/** Blanks, hyphens, dots and brackets never distinguish units: `kWh (Gross CV)` reads as `kwhgrosscv`. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[\s\-_.()]/g, '');

const toUnit = ([id, dimension, size, source, aliases]: Row): Unit => ({
  id,
  dimension,
  size: toDecimal(size),
  source,
  aliases: [bare(id), ...aliases.split(' ')],
});

const withCalorific = (unit: Unit, calorific: 'gross' | 'net'): Unit => ({
  ...unit,
  id: `${unit.id} (${calorific} CV)`,
  calorific,
  aliases: unit.aliases.flatMap((alias) =>
    [calorific, `${calorific}cv`, calorific === 'gross' ? 'hhv' : 'lhv'].map((suffix) => alias + suffix),
  ),
});

const plain = ROWS.map(toUnit);
export const units: readonly Unit[] = plain.flatMap((unit) =>
  unit.dimension === 'energy' ? [unit, withCalorific(unit, 'gross'), withCalorific(unit, 'net')] : [unit],
);

const byAlias = new Map(units.flatMap((unit) => unit.aliases.map((alias) => [alias, unit] as const)));

/** The unit a text names, in any usual spelling; undefined when it names none or (as `ton` does) more than one. */
export const findUnit = (text: string): Unit | undefined => byAlias.get(bare(text));

/** Every spelling, for hints on a misspelt unit. */
export const unitSpellings: readonly string[] = [...byAlias.keys()];

/** Decimals kept of a conversion that does not terminate (kWh to MMBtu): about 20 significant digits. */
export const CONVERSION_PLACES = 24;

/** How many `to` one `from` is: exact when it terminates within 24 decimals, else rounded there half to even. Throws a RangeError across dimensions. */
export function conversion(from: Unit, to: Unit): Decimal {
  if (from.dimension !== to.dimension)
    throw new RangeError(`${from.id} measures ${from.dimension}, ${to.id} ${to.dimension}.`);
  return shorten(divide(from.size, to.size, CONVERSION_PLACES));
}

export const convert = (quantity: Decimal, from: Unit, to: Unit): Decimal => multiply(quantity, conversion(from, to));

function shorten(value: Decimal): Decimal {
  let { coefficient, scale } = value;
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale--;
  }
  return { coefficient, scale };
}
