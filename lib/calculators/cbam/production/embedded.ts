// Specific embedded emissions of goods from what their installations emitted, through precursors to any depth.
import { add, type Decimal, divide, multiply, ZERO } from '../../../shared/decimal.ts';
import { figure, type Numeric } from '../../numeric.ts';
import type { Precursor, ProductionProcess } from './process.ts';
import { productionOrder } from './production-order.ts';

/** Specific emissions are divided once per process, to twelve decimals half-even. */
export const SEE_PLACES = 12;

/** tCO2e per tonne of good. */
export interface SpecificEmissions {
  readonly direct: Decimal;
  readonly indirect: Decimal;
}

export interface ProcessEmissions extends SpecificEmissions {
  readonly id: string;
  readonly total: Decimal;
  /** The part of `total`, and of it the direct one, that rests on default values of precursors. */
  readonly byDefaults: Decimal;
  readonly directByDefaults: Decimal;
  /** Benchmark of the process and, by mass, of its precursors; absent where one of them has none. */
  readonly benchmark?: Decimal;
}

interface Sums extends SpecificEmissions {
  readonly byDefaults: Decimal;
  readonly directByDefaults: Decimal;
  readonly benchmark: Decimal | undefined;
}
const NOTHING: Sums = { direct: ZERO, indirect: ZERO, byDefaults: ZERO, directByDefaults: ZERO, benchmark: ZERO };

/**
 * SEE = (attributed emissions + Σ mass·SEE of precursors) / activity level, direct and indirect apart (Regulation (EU) 2023/956
 * Annex IV pts 2 and 3; Implementing Regulation (EU) 2023/1773 Annex III, equations 57 and 58). Benchmarks add up the same way, so that
 * the free allocation embedded in precursors counts (Implementing Regulation (EU) 2025/2620). One result per process, in order of
 * input. Throws PrecursorCycle, PrecursorUnknown, FigureOutOfRange (negative mass, no output), NumberRefused.
 */
export function specificEmissions(processes: readonly ProductionProcess[]): ProcessEmissions[] {
  const done = new Map<string, ProcessEmissions>();
  for (const { process, index } of productionOrder(processes)) done.set(process.id, emissionsOf(process, index, done));
  return processes.flatMap(({ id }) => done.get(id) ?? []);
}

function emissionsOf(
  process: ProductionProcess,
  index: number,
  done: ReadonlyMap<string, ProcessEmissions>,
): ProcessEmissions {
  const at = `/processes/${index}`;
  const output = figure(process.outputT, `${at}/outputT`, 'positive');
  const inputs = (process.precursors ?? []).map((precursor, i) =>
    fromPrecursor(precursor, `${at}/precursors/${i}`, done),
  );
  const own = ownEmissions(process, at);
  const sum = [own, ...inputs.map(({ mass, specific }) => scaled(mass, specific))].reduce(plus, NOTHING);
  const per = (whole: Decimal): Decimal => divide(whole, output, SEE_PLACES);
  const [direct, indirect] = [per(sum.direct), per(sum.indirect)];
  const free = benchmarkOf(process.benchmark, `${at}/benchmark`);
  return {
    id: process.id,
    ...{ direct, indirect, total: add(direct, indirect) },
    byDefaults: per(sum.byDefaults),
    directByDefaults: per(sum.directByDefaults),
    ...(free !== undefined && sum.benchmark !== undefined && { benchmark: add(free, per(sum.benchmark)) }),
  };
}

const plus = (a: Sums, b: Sums): Sums => ({
  direct: add(a.direct, b.direct),
  indirect: add(a.indirect, b.indirect),
  byDefaults: add(a.byDefaults, b.byDefaults),
  directByDefaults: add(a.directByDefaults, b.directByDefaults),
  benchmark: a.benchmark && b.benchmark && add(a.benchmark, b.benchmark),
});

function ownEmissions(process: ProductionProcess, at: string): Sums {
  const direct = figure(process.directT, `${at}/directT`, 'not negative');
  const electricity = figure(process.electricityMwh ?? 0, `${at}/electricityMwh`, 'not negative');
  // Electricity without its factor would count as free of emissions: the factor is asked for instead.
  const factor = electricity.coefficient === 0n ? (process.electricityTPerMwh ?? 0) : process.electricityTPerMwh;
  const perMwh = figure(factor, `${at}/electricityTPerMwh`, 'not negative');
  return { ...NOTHING, direct, indirect: multiply(electricity, perMwh) };
}

function fromPrecursor(precursor: Precursor, at: string, done: ReadonlyMap<string, ProcessEmissions>) {
  const mass = figure(precursor.massT, `${at}/massT`, 'not negative');
  if ('process' in precursor) {
    const made = done.get(precursor.process);
    return { mass, specific: made === undefined ? NOTHING : { ...made, benchmark: made.benchmark } };
  }
  const direct = figure(precursor.direct, `${at}/direct`, 'not negative');
  const indirect = figure(precursor.indirect ?? 0, `${at}/indirect`, 'not negative');
  const isDefault = precursor.isDefault === true;
  const [byDefaults, directByDefaults] = isDefault ? [add(direct, indirect), direct] : [ZERO, ZERO];
  const benchmark = benchmarkOf(precursor.benchmark, `${at}/benchmark`);
  return { mass, specific: { direct, indirect, byDefaults, directByDefaults, benchmark } };
}

const benchmarkOf = (value: Numeric | undefined, field: string): Decimal | undefined =>
  value === undefined ? undefined : figure(value, field, 'not negative');

const scaled = (mass: Decimal, sums: Sums): Sums => ({
  direct: multiply(mass, sums.direct),
  indirect: multiply(mass, sums.indirect),
  byDefaults: multiply(mass, sums.byDefaults),
  directByDefaults: multiply(mass, sums.directByDefaults),
  benchmark: sums.benchmark && multiply(mass, sums.benchmark),
});
