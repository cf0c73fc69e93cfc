// Takes readings and bills row by row, each held against its neighbours in time, and knows what each building used in a year.
import {
  type Consumption,
  consumptionOf,
  type MeteredPeriod,
  type MeterReading,
  periodsFromReadings,
} from '../../../calculators/index.ts';
import type { BuildingBook } from '../../../factors/index.ts';
import { type Decimal, formatDecimal } from '../../../shared/decimal.ts';
import type { JsonObject } from '../../../shared/json.ts';
import type { Cells } from '../../tabular/read-row.ts';
import type { Parameters } from '../input.ts';
import { type MeterEntry, type MeterName, readMeterRow } from './read-meter-row.ts';

interface Meter extends MeterName {
  readonly readings: MeterReading[];
  readonly bills: MeteredPeriod[];
  registerSize?: Decimal;
}

export interface Metered {
  readonly meter: MeterName;
  readonly found: Consumption;
}

export class MeterBook {
  readonly #book: BuildingBook;
  readonly #parameters: Parameters;
  readonly #meters = new Map<string, Meter>();
  readonly #buildings: ReadonlySet<string>;

  constructor(book: BuildingBook, parameters: Parameters) {
    this.#book = book;
    this.#parameters = parameters;
    this.#buildings = new Set(parameters.register?.map(({ building }) => building.trim()));
  }

  /** Refuses the row, or books it and answers what the receipt holds of it. */
  book(cells: Cells): JsonObject {
    const { name, entry, registerSize } = readMeterRow(cells, this.#parameters, this.#buildings);
    const kbtuPerUnit = this.#book.kbtuPerUnit(name.energy, name.unit);
    const meter = this.#meters.get(name.id) ?? { ...name, readings: [], bills: [] };
    if (meter.building !== name.building || meter.energy !== name.energy || meter.unit !== name.unit)
      return cells.refuse('meter', {
        code: 'meter_differs',
        reason: `Meter "${name.id.slice(0, 60)}" stood in ${meter.building} and measured ${meter.energy} in ${meter.unit}.`,
        remedy: 'Give each meter one id, building, energy and unit.',
      });
    if (registerSize !== undefined) meter.registerSize = registerSize;
    this.#take(meter, entry, cells);
    this.#meters.set(name.id, meter);
    return { meter: name.id, energy: name.energy, unit: name.unit, kbtuPerUnit: formatDecimal(kbtuPerUnit) };
  }

  #take(meter: Meter, entry: MeterEntry, cells: Cells): void {
    if ('register' in entry) {
      if (meter.bills.length > 0) mixed(cells, meter.id);
      insert(
        meter.readings,
        entry,
        ({ day }) => day,
        (pair) => void periodsFromReadings(pair, meter.registerSize),
      );
      return;
    }
    if (meter.readings.length > 0) mixed(cells, meter.id);
    insert(
      meter.bills,
      entry,
      ({ from }) => from,
      (pair) => void consumptionOf(pair, { from: entry.from, to: entry.to }),
    );
  }

  /** What the meters of a building showed in a calendar year. */
  of(building: string, year: number): Metered[] {
    const stretch = { from: `${year}-01-01`, to: `${year}-12-31`, fillGaps: this.#parameters.fillGaps === true };
    return [...this.#meters.values()]
      .filter((meter) => meter.building === building)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ readings, bills, registerSize, ...meter }) => ({
        meter,
        found: consumptionOf(bills.length > 0 ? bills : periodsFromReadings(readings, registerSize), stretch),
      }));
  }
}

/** Puts an entry where its day says, once it gets along with the one before and the one after: each throws what is wrong. */
function insert<T>(list: T[], entry: T, dayOf: (each: T) => string, hold: (pair: T[]) => void): void {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = list[middle];
    if (there !== undefined && dayOf(there) <= dayOf(entry)) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [list[low - 1], list[low]];
  hold(before === undefined ? [entry] : [before, entry]);
  if (after !== undefined) hold([entry, after]);
  list.splice(low, 0, entry);
}

const mixed = (cells: Cells, id: string): never =>
  cells.refuse('meter', {
    code: 'meter_mixed',
    reason: `Meter "${id.slice(0, 60)}" has readings and bills; counted together they would count twice.`,
    remedy: 'Give one of them, or two ids.',
  });
