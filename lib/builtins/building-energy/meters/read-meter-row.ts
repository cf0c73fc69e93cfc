// One row of meter data: which meter it is of, and the reading or the bill it gives.
import type { MeteredPeriod, MeterReading } from '../../../calculators/index.ts';
import { nearest } from '../../../factors/index.ts';
import type { Decimal } from '../../../shared/decimal.ts';
import type { Cells } from '../../tabular/read-row.ts';
import type { Parameters } from '../input.ts';

export interface MeterName {
  readonly id: string;
  readonly building: string;
  readonly energy: string;
  readonly unit: string;
}
export type MeterEntry = MeterReading | MeteredPeriod;

/** A map, since an object answers "constructor" with what nobody listed. */
const ENERGIES: ReadonlyMap<string, readonly [energy: string, unit: keyof Parameters['units']]> = new Map([
  ['electricity', ['electricity', 'electricity']],
  ['power', ['electricity', 'electricity']],
  ['naturalgas', ['natural-gas', 'naturalGas']],
  ['natgas', ['natural-gas', 'naturalGas']],
  ['gas', ['natural-gas', 'naturalGas']],
  ['districtsteam', ['district-steam', 'districtSteam']],
  ['steam', ['district-steam', 'districtSteam']],
]);

export function readMeterRow(
  cells: Cells,
  { units }: Parameters,
  buildings: ReadonlySet<string>,
): { name: MeterName; entry: MeterEntry; registerSize?: Decimal } {
  const building = cells.required('building');
  if (!buildings.has(building)) return unknownBuilding(cells, building, buildings);
  const [energy, unitOf] =
    ENERGIES.get(
      cells
        .required('energy')
        .toLowerCase()
        .replaceAll(/[^a-z]/g, ''),
    ) ?? unknownEnergy(cells);
  const unit = cells.text('unit') === '' ? units[unitOf] : cells.text('unit');
  const id = cells.text('meter') === '' ? `${building} ${energy}` : cells.text('meter');
  const registerSize = cells.figure('registerSize');
  return {
    name: { id, building, energy, unit },
    entry: entryOf(cells),
    ...(registerSize !== undefined && { registerSize }),
  };
}

function entryOf(cells: Cells): MeterEntry {
  const [register, amount, finalRegister] = [
    cells.figure('register'),
    cells.figure('amount'),
    cells.figure('finalRegister'),
  ];
  const estimated = { ...(flag(cells, 'estimated') && { estimated: true }) };
  if ((register === undefined) === (amount === undefined))
    return cells.refuse('amount', {
      code: 'reading_or_bill',
      reason: 'The row gives neither a register nor an amount, or both.',
      remedy: 'Give day and register for a reading, or from, to and amount for a bill.',
    });
  if (amount !== undefined) return { from: cells.required('from'), to: cells.required('to'), amount, ...estimated };
  return {
    day: cells.required('day'),
    register: register ?? 0,
    ...estimated,
    ...(flag(cells, 'reset') && { reset: true }),
    ...(finalRegister !== undefined && { finalRegister }),
  };
}

function flag(cells: Cells, column: 'estimated' | 'reset'): boolean {
  const text = cells.text(column).toLowerCase();
  if (['', 'no', 'n', 'false', '0', 'actual', 'a'].includes(text)) return false;
  if (['yes', 'y', 'true', '1', 'x', 'estimated', 'e'].includes(text)) return true;
  return cells.refuse(column, {
    code: 'flag_unreadable',
    reason: `"${text.slice(0, 40)}" is neither yes nor no.`,
    remedy: 'Write "yes" or leave it empty.',
  });
}

function unknownBuilding(cells: Cells, building: string, known: ReadonlySet<string>): never {
  const near = nearest(building, known);
  return cells.refuse('building', {
    code: 'building_unknown',
    reason: 'The building is not among "buildings".',
    remedy: near === undefined ? 'Add it there with its floor area.' : `Is it "${near}"? Else add it there.`,
  });
}

const unknownEnergy = (cells: Cells): never =>
  cells.refuse('energy', {
    code: 'energy_unknown',
    reason: 'This is no energy known here.',
    remedy: 'Write electricity, natural gas or district steam.',
  });
