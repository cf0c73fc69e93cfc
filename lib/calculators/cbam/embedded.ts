// Specific embedded emissions of goods from what their installations emitted, through precursors to any depth.
import { add, type Decimal, divide, multiply, ZERO } from '../../shared/decimal.ts';
import { figure } from '../numeric.ts';
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
  /** The part of `total`, tCO2e per tonne, that rests on default values of precursors. */
  readonly byDefaults: Decimal;
}

interface Sums {
  readonly direct: Decimal;
  readonly indirect: Decimal;
  readonly byDefaults: Decimal;
}
const NOTHING: Sums = { direct: ZERO, indirect: ZERO, byDefaults: ZERO };

/**
 * SEE = (attributed emissions + Σ mass·SEE of precursors) / activity level, direct and indirect apart (Regulation (EU) 2023/956
 * Annex IV pts 2 and 3; Implementing Regulation (EU) 2023/1773 Annex III, equations 57 and 58). One result per process, in order of
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
  const { direct, indirect, byDefaults } = [ownEmissions(process, at), ...inputs].reduce(plus, NOTHING);
  const per = (sum: Decimal): Decimal => divide(sum, output, SEE_PLACES);
  const specific = { direct: per(direct), indirect: per(indirect) };
  return { id: process.id, ...specific, total: add(specific.direct, specific.indirect), byDefaults: per(byDefaults) };
}

const plus = (a: Sums, b: Sums): Sums => ({
  direct: add(a.direct, b.direct),
  indirect: add(a.indirect, b.indirect),
  byDefaults: add(a.byDefaults, b.byDefaults),
});

function ownEmissions(process: ProductionProcess, at: string): Sums {
  const direct = figure(process.directT, `${at}/directT`, 'not negative');
  const electricity = figure(process.electricityMwh ?? 0, `${at}/electricityMwh`, 'not negative');
  // Electricity without its factor would count as free of emissions: the factor is asked for instead.
  const factor = electricity.coefficient === 0n ? (process.electricityTPerMwh ?? 0) : process.electricityTPerMwh;
  const perMwh = figure(factor, `${at}/electricityTPerMwh`, 'not negative');
  return { direct, indirect: multiply(electricity, perMwh), byDefaults: ZERO };
}

function fromPrecursor(precursor: Precursor, at: string, done: ReadonlyMap<string, ProcessEmissions>): Sums {
  const mass = figure(precursor.massT, `${at}/massT`, 'not negative');
  if ('process' in precursor) {
    const made = done.get(precursor.process);
    return made === undefined ? NOTHING : scaled(mass, made);
  }
  const direct = figure(precursor.direct, `${at}/direct`, 'not negative');
  const indirect = figure(precursor.indirect ?? 0, `${at}/indirect`, 'not negative');
  return scaled(mass, { direct, indirect, byDefaults: precursor.isDefault === true ? add(direct, indirect) : ZERO });
}

const scaled = (mass: Decimal, sums: Sums): Sums => ({
  direct: multiply(mass, sums.direct),
  indirect: multiply(mass, sums.indirect),
  byDefaults: multiply(mass, sums.byDefaults),
});
