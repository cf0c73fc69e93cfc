// What the buildings add up to: exact sums, what each shows, and how often what is missing or odd.
import { figure, INTENSITY_PLACES, kg, type RatedFactor, type RateShelves } from '../../calculators/index.ts';
import type { BuildingBook } from '../../factors/index.ts';
import type { NumberReader } from '../../rows/index.ts';
import { add, compare, divide, formatDecimal, ZERO } from '../../shared/decimal.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Account, Read } from '../tabular/index.ts';
import { type Cells, evaluateRow } from '../tabular/read-row.ts';
import { Emitting } from './emissions.ts';
import { type Books, type Evaluated, entryFacts, evaluate, factsOf, yearOf } from './evaluate.ts';
import { BuildingRefused } from './faults.ts';
import { floorAreaOf } from './floor-area.ts';
import type { Parameters } from './input.ts';
import { type Consumed, consumedOf } from './meters/consumed.ts';
import { MeterBook } from './meters/meter-book.ts';
import { demandMeasures } from './savings/options.ts';
import { fits, type WeatherYear, weatherOf } from './weather.ts';

/** Buildings beyond this many still count in every total, but are not listed one by one. */
const LISTED = 10_000;

type Listed = ReturnType<typeof factsOf> & { building: string; year: number; meters?: Consumed['meters'] };

export class BuildingAccount implements Account {
  readonly listed: Listed[] = [];
  /** Site energy that rests on filled gaps, kBtu. */
  filledKbtu = ZERO;
  readonly #books: Books;
  readonly #numbers: NumberReader;
  readonly #meters: MeterBook | undefined;
  readonly #gaps = new Map<string, number>();
  readonly #anomalies = new Map<string, number>();
  readonly #factors = new Map<string, FactorUse>();
  readonly #years = new Map<string, WeatherYear[]>();
  #sums = { siteKbtu: ZERO, sourceKbtu: ZERO, floorAreaFt2: ZERO };
  #emissions = { rows: 0, scope1: 0n, scope2: 0n };
  #closed = false;

  /** Throws NumberRefused or FigureOutOfRange for measures, prices and degree days; BuildingRefused where rows are of meters and a building they stand in has no year or floor area. */
  constructor(books: { buildings: BuildingBook; shelves: RateShelves }, parameters: Parameters, numbers: NumberReader) {
    this.#books = { book: books.buildings, emitting: new Emitting(books.shelves, parameters), parameters };
    this.#numbers = numbers;
    demandMeasures(parameters);
    if (parameters.register !== undefined) {
      this.#meters = new MeterBook(books.buildings, parameters);
      parameters.register.forEach((each, index) => {
        this.#check(each, index);
      });
    }
  }

  book(read: Read) {
    const meters = this.#meters;
    if (meters !== undefined) {
      const booked = evaluateRow(read, this.#numbers, {}, (cells) => ({ facts: meters.book(cells) }));
      return booked;
    }
    const found = evaluateRow(read, this.#numbers, {}, (cells) => evaluate(this.#books, cells));
    if ('refusal' in found) return found;
    this.#add(found);
    return { facts: entryFacts(found) };
  }

  #check(building: NonNullable<Parameters['register']>[number], index: number): void {
    const { parameters } = this.#books;
    const read = (cells: Cells) => [yearOf(cells, parameters), floorAreaOf(cells, parameters.areaUnit)] as const;
    const found = evaluateRow(present(building), this.#numbers, {}, read);
    if ('refusal' in found) throw BuildingRefused({ index, ...found.refusal });
  }

  /** Meters say what a building used only when all of them have been read. */
  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const building of this.#books.parameters.register ?? []) this.#closeBuilding(present(building));
  }

  #closeBuilding(read: Read): void {
    const found = evaluateRow(read, this.#numbers, {}, (cells) => {
      const metered = this.#meters?.of(cells.text('building'), yearOf(cells, this.#books.parameters)) ?? [];
      const consumed = consumedOf(this.#books.book, metered);
      return consumed.uses.length === 0
        ? { consumed }
        : { consumed, evaluated: evaluate(this.#books, cells, consumed.uses) };
    });
    if ('refusal' in found) {
      this.#gap(`${read['building']}: ${found.refusal.reason}`);
      return;
    }
    const { evaluated, consumed } = found;
    if (evaluated === undefined) {
      this.#gap(`${read['building']}: no meter data of its year, so nothing is computed.`);
      return;
    }
    this.filledKbtu = add(this.filledKbtu, consumed.filledKbtu);
    this.#add({ ...evaluated, gaps: [...evaluated.gaps, ...consumed.gaps] }, consumed.meters);
  }

  #gap(message: string): void {
    this.#gaps.set(message, (this.#gaps.get(message) ?? 0) + 1);
  }

  #add(found: Evaluated, meters?: Consumed['meters']): void {
    const { siteKbtu, sourceKbtu, floorAreaFt2 } = this.#sums;
    this.#sums = {
      siteKbtu: add(siteKbtu, found.siteKbtu),
      sourceKbtu: add(sourceKbtu, found.sourceKbtu),
      floorAreaFt2: add(floorAreaFt2, found.areaFt2),
    };
    for (const gap of found.gaps) this.#gap(gap);
    for (const odd of found.anomalies) this.#anomalies.set(odd, (this.#anomalies.get(odd) ?? 0) + 1);
    this.#emit(found);
    const { building, year, siteKbtu: own, areaFt2, degreeDays } = found;
    if (degreeDays !== undefined)
      this.#years.set(building, [...(this.#years.get(building) ?? []), { year, siteKbtu: own, areaFt2, degreeDays }]);
    if (this.listed.length < LISTED) this.listed.push({ building, year, ...factsOf(found), ...(meters && { meters }) });
  }

  #emit({ emitted }: Evaluated): void {
    if (emitted === undefined) return;
    const { rows, scope1, scope2 } = this.#emissions;
    const whole = emitted.gaps.length === 0 ? 1 : 0;
    this.#emissions = { rows: rows + whole, scope1: scope1 + emitted.scope1, scope2: scope2 + emitted.scope2 };
    for (const { factor, inPeriod } of emitted.factors) {
      // Two revisions of an own factor have one id and different figures.
      const key = factor.own === undefined ? factor.id : `${factor.id}@${factor.own.revision}`;
      const use = this.#factors.get(key) ?? { factor, rows: 0, outOfPeriod: 0 };
      this.#factors.set(key, { factor, rows: use.rows + 1, outOfPeriod: use.outOfPeriod + (inPeriod ? 0 : 1) });
    }
  }

  /** Every factor that entered, by its id. */
  factors(): FactorUse[] {
    return inOrder(this.#factors).map(([, use]) => use);
  }

  /** Buildings with three years and more, where a normal year is stated. */
  weather(): ReturnType<typeof weatherOf>[] {
    const { normalDegreeDays } = this.#books.parameters;
    if (normalDegreeDays === undefined) return [];
    const normal = figure(normalDegreeDays, '/normalDegreeDays', 'not negative');
    return inOrder(this.#years).flatMap(([building, years]) =>
      fits(years) ? [weatherOf(building, years, normal)] : [],
    );
  }

  totals(): Totals & JsonObject {
    this.#close();
    const { siteKbtu, sourceKbtu, floorAreaFt2 } = this.#sums;
    const { rows, scope1, scope2 } = this.#emissions;
    const per = (energy: typeof siteKbtu) =>
      compare(floorAreaFt2, ZERO) > 0 ? formatDecimal(divide(energy, floorAreaFt2, INTENSITY_PLACES)) : '0';
    return {
      total: {
        floorAreaFt2: formatDecimal(floorAreaFt2),
        siteKbtu: formatDecimal(siteKbtu),
        sourceKbtu: formatDecimal(sourceKbtu),
        siteEui: per(siteKbtu),
        sourceEui: per(sourceKbtu),
      },
      emissions: { rows, scope1Co2eKg: kg(scope1), scope2Co2eKg: kg(scope2), co2eKg: kg(scope1 + scope2) },
      weather: this.weather(),
      ...(this.#meters && { buildings: this.listed }),
      anomalies: inOrder(this.#anomalies).map(([code, count]) => ({ code, rows: count })),
      gaps: inOrder(this.#gaps).map(([message, count]) => ({ message, rows: count })),
      factorsUsed: this.factors().map(({ factor: { id, own }, ...use }) => ({
        ...{ id, ...use },
        ...(own && { revision: own.revision }),
      })),
    };
  }
}

interface FactorUse {
  readonly factor: RatedFactor;
  readonly rows: number;
  readonly outOfPeriod: number;
}

type Totals = {
  readonly total: Record<'floorAreaFt2' | 'siteKbtu' | 'sourceKbtu' | 'siteEui' | 'sourceEui', string>;
  readonly emissions: { rows: number; scope1Co2eKg: string; scope2Co2eKg: string; co2eKg: string };
  readonly weather: ReturnType<typeof weatherOf>[];
  readonly anomalies: { code: string; rows: number }[];
  readonly gaps: { message: string; rows: number }[];
  readonly factorsUsed: { id: string; rows: number; outOfPeriod: number; revision?: number }[];
};

/** The cells of a building of the body that are filled. */
const present = (building: NonNullable<Parameters['register']>[number]): Read =>
  Object.fromEntries(Object.entries(building).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** By name, so that rows in any order give one answer. */
const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
