// What the buildings add up to: exact sums, what each shows, and how often what is missing or odd.
import { INTENSITY_PLACES, kg } from '../../calculators/index.ts';
import type { BuildingBook, Library } from '../../factors/index.ts';
import type { NumberReader } from '../../rows/index.ts';
import { add, compare, divide, formatDecimal, ZERO } from '../../shared/decimal.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Account, Read } from '../tabular/index.ts';
import { evaluateRow } from '../tabular/read-row.ts';
import { Emitting } from './emissions.ts';
import { type Evaluated, entryFacts, evaluate, factsOf } from './evaluate.ts';
import type { Parameters } from './input.ts';

/** Buildings beyond this many still count in every total, but are not listed one by one. */
const LISTED = 10_000;

export class BuildingAccount implements Account {
  readonly listed: (ReturnType<typeof factsOf> & { building: string; year: number })[] = [];
  readonly #book: BuildingBook;
  readonly #emitting: Emitting;
  readonly #parameters: Parameters;
  readonly #numbers: NumberReader;
  readonly #gaps = new Map<string, number>();
  readonly #anomalies = new Map<string, number>();
  readonly #factors = new Map<string, { rows: number; outOfPeriod: number }>();
  #sums = { siteKbtu: ZERO, sourceKbtu: ZERO, floorAreaFt2: ZERO };
  #emissions = { rows: 0, scope1: 0n, scope2: 0n };

  constructor(books: { buildings: BuildingBook; library: Library }, parameters: Parameters, numbers: NumberReader) {
    this.#book = books.buildings;
    this.#emitting = new Emitting(books.library, parameters);
    this.#parameters = parameters;
    this.#numbers = numbers;
  }

  book(read: Read) {
    const found = evaluateRow(read, this.#numbers, {}, (cells) =>
      evaluate(this.#book, this.#emitting, this.#parameters, cells),
    );
    if ('refusal' in found) return found;
    this.#add(found);
    return { facts: entryFacts(found) };
  }

  #add(found: Evaluated): void {
    const { siteKbtu, sourceKbtu, floorAreaFt2 } = this.#sums;
    this.#sums = {
      siteKbtu: add(siteKbtu, found.siteKbtu),
      sourceKbtu: add(sourceKbtu, found.sourceKbtu),
      floorAreaFt2: add(floorAreaFt2, found.areaFt2),
    };
    for (const gap of found.gaps) this.#gaps.set(gap, (this.#gaps.get(gap) ?? 0) + 1);
    for (const odd of found.anomalies) this.#anomalies.set(odd, (this.#anomalies.get(odd) ?? 0) + 1);
    this.#emit(found);
    if (this.listed.length < LISTED)
      this.listed.push({ building: found.building, year: found.year, ...factsOf(found) });
  }

  #emit({ emitted }: Evaluated): void {
    if (emitted === undefined) return;
    const { rows, scope1, scope2 } = this.#emissions;
    const whole = emitted.gaps.length === 0 ? 1 : 0;
    this.#emissions = { rows: rows + whole, scope1: scope1 + emitted.scope1, scope2: scope2 + emitted.scope2 };
    for (const { id, inPeriod } of emitted.factors) {
      const use = this.#factors.get(id) ?? { rows: 0, outOfPeriod: 0 };
      this.#factors.set(id, { rows: use.rows + 1, outOfPeriod: use.outOfPeriod + (inPeriod ? 0 : 1) });
    }
  }

  totals(): Totals & JsonObject {
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
      anomalies: inOrder(this.#anomalies).map(([code, count]) => ({ code, rows: count })),
      gaps: inOrder(this.#gaps).map(([message, count]) => ({ message, rows: count })),
      factorsUsed: inOrder(this.#factors).map(([id, use]) => ({ id, ...use })),
    };
  }
}

type Totals = {
  readonly total: Record<'floorAreaFt2' | 'siteKbtu' | 'sourceKbtu' | 'siteEui' | 'sourceEui', string>;
  readonly emissions: { rows: number; scope1Co2eKg: string; scope2Co2eKg: string; co2eKg: string };
  readonly anomalies: { code: string; rows: number }[];
  readonly gaps: { message: string; rows: number }[];
  readonly factorsUsed: { id: string; rows: number; outOfPeriod: number }[];
};

/** By name, so that rows in any order give one answer. */
const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
