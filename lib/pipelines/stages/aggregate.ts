// The stage that makes groups of rows: each group knows every row it is of.
import { Aggregation, type Group, isTroubles, keyName, refuseZeroWeights } from '../../aggregation/index.ts';
import { type Decimal, formatDecimal } from '../../shared/decimal.ts';
import { isFigure, trouble } from '../cells.ts';
import type { Stage } from '../definition/stages.ts';
import { Lineage } from '../lineage.ts';
import type { Cell, Outcome, Traced } from '../model.ts';

type Wish = Extract<Stage, { op: 'aggregate' }>;

export interface OpenAggregate {
  /** Undefined: the row is in a group. */
  take(row: Traced): Exclude<Outcome, { row: unknown }> | undefined;
  /** Throws WeightsSumToZero. */
  end(): Traced[];
}

/** Throws HierarchyRefused and TimeZoneUnknown. */
export function openAggregate({ id, plan }: Wish, pointer: string): OpenAggregate {
  const aggregation = new Aggregation(plan, `${pointer}/plan`);
  const lineages = new Map<Group, Lineage>();
  return {
    take(row) {
      const taken = aggregation.take(plainCells(row));
      if (isTroubles(taken)) {
        const [first] = taken;
        const cell = row.cells[first?.field ?? ''];
        return trouble(first?.field ?? '', cell, {
          code: 'not_aggregable',
          reason: first?.reason ?? '',
          remedy: first?.remedy ?? '',
        });
      }
      const lineage = lineages.get(taken) ?? new Lineage();
      lineages.set(taken, lineage);
      lineage.add(row.inputs, row.stages);
      return undefined;
    },
    end() {
      const groups = aggregation.groups();
      refuseZeroWeights(groups, plan);
      return groups.map((group) => {
        const lineage = new Lineage();
        for (const source of group.sources) {
          const own = lineages.get(source);
          if (own) lineage.merge(own);
        }
        const keys = plan.by.map((key, i) => [keyName(key), group.labels[i] ?? ''] as const);
        const values = plan.measures.map(({ name }, i) => [name, group.measures[i]?.value() ?? null] as const);
        const cells: Record<string, Cell> = Object.fromEntries<string | Decimal | null>([...keys, ...values]);
        return { cells, inputs: lineage.inputs, stages: [...lineage.stages, id] };
      });
    },
  };
}

/** Labels and units are text; a figure as a label stands as its text, as a measure it is read exactly. */
const plainCells = ({ cells }: Traced): Record<string, unknown> => {
  const plain: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(cells)) plain[name] = isFigure(cell) ? formatDecimal(cell) : cell;
  return plain;
};
