// Makes the step of each plain stage: what it does to one row, and what it has learnt that a resumed run must know.
import type { DecimalSign } from '../../rows/index.ts';
import { figureOf, textOf, trouble } from '../cells.ts';
import type { PlainStage } from '../definition/stages.ts';
import type { Cell, Cells, Outcome, Step, Traced } from '../model.ts';
import { openNormaliser } from '../normalisers/normalise.ts';
import { normaliseUnit } from '../normalisers/unit.ts';
import { openTransform } from '../transforms/transform.ts';
import { judge } from './conditions.ts';
import { derive } from './derive.ts';
import { type Inputs, openJoin } from './join.ts';

export type Signs = Readonly<Record<string, DecimalSign>>;

export interface OpenStep {
  readonly step: Step;
  /** By column: which decimal sign its figures showed. */
  signs(): Signs;
}

const stateless = (step: Step): OpenStep => ({ step, signs: () => ({}) });
const changed = (row: Traced, cells: Cells): Outcome => ({ row: { ...row, cells } });

/** Throws InputsRefused. */
export function openStep(stage: PlainStage, inputs: Inputs, signs: Signs = {}): OpenStep {
  switch (stage.op) {
    case 'normalise':
      return normalising(stage, signs);
    case 'transform':
      return transforming(stage, signs);
    case 'join':
      return stateless(openJoin(stage, inputs));
    case 'map':
      return stateless((row) => mapped(stage, row));
    case 'convert':
      return stateless((row) => converted(stage, row));
    case 'derive':
      return stateless((row) => {
        const made = derive(row.cells, stage.set);
        return 'trouble' in made ? made : changed(row, made.cells);
      });
    case 'filter':
      return stateless((row) => {
        const verdict = judge(stage.where, row.cells);
        if (typeof verdict !== 'boolean') return { trouble: verdict };
        return verdict ? { row } : { dropped: 'filtered' };
      });
    case 'validate':
      return stateless((row) => validated(stage, row));
  }
}

type Of<O extends PlainStage['op']> = Extract<PlainStage, { op: O }>;

function normalising({ fields }: Of<'normalise'>, signs: Signs): OpenStep {
  const open = fields.map((field, i) => ({ name: String(i), normaliser: openNormaliser(field, signs[String(i)]) }));
  return {
    step(row) {
      let cells = row.cells;
      for (const { normaliser } of open) {
        const result = normaliser.apply(cells);
        if ('trouble' in result) return result;
        cells = { ...cells, ...result.set };
      }
      return changed(row, cells);
    },
    signs: () =>
      Object.fromEntries(
        open.flatMap(({ name, normaliser }) => {
          const found = normaliser.found();
          return found === undefined ? [] : [[name, found] as const];
        }),
      ),
  };
}

function transforming(stage: Of<'transform'>, signs: Signs): OpenStep {
  const transform = openTransform(stage, signs);
  return {
    step(row) {
      const made = transform.apply(row.cells);
      return 'trouble' in made ? made : changed(row, made.cells);
    },
    signs: () => transform.found(),
  };
}

function mapped({ rename = {}, keep, drop = [] }: Of<'map'>, row: Traced): Outcome {
  const cells: Record<string, Cell> = {};
  const taken: string[] = [];
  for (const [name, cell] of Object.entries(row.cells)) {
    const target = Object.hasOwn(rename, name) ? (rename[name] ?? name) : name;
    if (Object.hasOwn(cells, target)) taken.push(target);
    cells[target] = cell;
  }
  const [first] = taken.sort();
  if (first !== undefined)
    return trouble(first, null, { ...NAME_TAKEN, reason: `Two fields would be called "${first}".` });
  const wanted = Object.entries(cells).filter(
    ([name]) => (keep === undefined || keep.includes(name)) && !drop.includes(name),
  );
  return changed(row, Object.fromEntries(wanted));
}

const NAME_TAKEN = { code: 'name_taken', remedy: 'Rename or drop one of them first.' };

function converted({ field, unitField, to }: Of<'convert'>, row: Traced): Outcome {
  const figure = figureOf(row.cells[field]);
  if (figure === undefined)
    return trouble(field, row.cells[field], {
      code: 'not_a_figure',
      reason: 'This is no plain figure.',
      remedy: 'Read it with the number normaliser first.',
    });
  const result = normaliseUnit(figure, textOf(row.cells[unitField]), to);
  if ('code' in result) return trouble(unitField, row.cells[unitField], result);
  return changed(row, { ...row.cells, [field]: result.quantity, [unitField]: result.unit });
}

function validated({ checks }: Of<'validate'>, row: Traced): Outcome {
  for (const { where, field, message } of checks) {
    const verdict = judge(where, row.cells);
    if (typeof verdict !== 'boolean') return { trouble: verdict };
    if (!verdict)
      return trouble(field, row.cells[field], { code: 'check_failed', reason: message, remedy: 'Correct the row.' });
  }
  return { row };
}
