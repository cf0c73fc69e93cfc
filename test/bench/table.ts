// The one table a bench prints.
import type { Judged } from './figure.ts';

export function tableOf(figures: readonly Judged[]): string {
  const rows = [['figure', 'measured', 'goal', 'reached', 'note'], ...figures.map(rowOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf({ name, value, unit, goal, reached, note = '' }: Judged): string[] {
  const wanted = !goal ? '' : 'atMost' in goal ? `≤ ${text(goal.atMost)}` : `≥ ${text(goal.atLeast)}`;
  return [name, `${text(value)} ${unit}`, wanted, reached === undefined ? '' : reached ? 'yes' : 'NO', note];
}

const text = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2 });
