// Reads the figures of a row, each field once however many measures ask for it, brought to its unit.
import { type Decimal, readDecimal, ZERO } from '../../shared/decimal.ts';
import type { AnyRow } from '../contract.ts';
import type { Trouble } from '../model.ts';
import type { Measure } from './contract.ts';
import { converted, type OpenUnits, openUnits, type UnitReader, type Unmet } from './units.ts';

interface Figure {
  readonly field: string;
  readonly unitField: string | undefined;
  readonly units: OpenUnits | undefined;
  readonly isWeight: boolean;
}

export interface Figures {
  /** For each measure where its figure and its weight stand in what `read` fills; −1: it has none. */
  readonly places: readonly { readonly value: number; readonly weight: number }[];
  /** Fills `into`; what cannot be read is pushed to `troubles`. */
  read(row: AnyRow, into: Decimal[], troubles: Trouble[]): void;
  conversions(): string[];
}

export function openFigures(measures: readonly Measure[]): Figures {
  const figures: Figure[] = [];
  const places = measures.map((measure) => ({
    value: valuePlace(measure, figures),
    weight: weightPlace(measure, figures),
  }));
  return {
    places,
    read(row, into, troubles) {
      for (let i = 0; i < figures.length; i++) {
        const figure = figures[i];
        if (figure !== undefined) into[i] = readFigure(row, figure, troubles);
      }
    },
    conversions: () => [...new Set(figures.flatMap(({ units }) => units?.told() ?? []))],
  };
}

function valuePlace(measure: Measure, figures: Figure[]): number {
  const { field, unitField } = measure;
  if (field === undefined) return -1;
  const same = figures.findIndex(
    (each) => each.field === field && !each.isWeight && unitField === undefined && !each.units,
  );
  if (same >= 0) return same;
  const units = unitField === undefined ? undefined : openUnits(measure);
  return figures.push({ field, unitField, units, isWeight: false }) - 1;
}

const weightPlace = ({ weight }: Measure, figures: Figure[]): number =>
  weight === undefined
    ? -1
    : figures.push({ field: weight, unitField: undefined, units: undefined, isWeight: true }) - 1;

const NUMBER = 'Give a plain number such as 1234.5, without separators; the number normaliser reads other spellings.';

function readFigure(row: AnyRow, { field, unitField, units, isWeight }: Figure, troubles: Trouble[]): Decimal {
  const given = row[field];
  const value = readDecimal(given);
  if (value === undefined) {
    const isAbsent = given === undefined || given === null || given === '';
    troubles.push({
      field,
      value: given,
      reason: isAbsent ? 'The figure is missing.' : 'This is no number.',
      remedy: NUMBER,
    });
    return ZERO;
  }
  if (isWeight && value.coefficient < 0n)
    troubles.push({ field, value: given, reason: 'A weight is negative.', remedy: 'Give weights of zero or more.' });
  if (units === undefined || unitField === undefined) return value;
  const by = units.read(row[unitField]);
  if (!isUnmet(by)) return converted(value, by);
  troubles.push({ field: unitField, value: row[unitField], reason: by.reason, remedy: by.remedy, isUnit: true });
  return ZERO;
}

const isUnmet = (by: ReturnType<UnitReader>): by is Unmet => by !== undefined && 'reason' in by;
