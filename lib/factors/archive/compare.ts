// Two editions side by side: what came, what went, what changed and by how much, with the jumps nobody should miss.
import { add, compare, type Decimal, divide, multiply, negate, toDecimal } from '../../shared/decimal.ts';
import type { EditionRows } from './edition-rows.ts';
import type { ArchivedFactor } from './model.ts';

const FIGURES = ['co2e', 'co2', 'ch4', 'n2o'] as const;
const PLACES = 12;
/** A change beyond this share of the old figure is flagged for a person to look at. */
export const JUMP = toDecimal('0.25');

export interface FigureChange {
  readonly figure: (typeof FIGURES)[number];
  readonly from: Decimal | undefined;
  readonly to: Decimal | undefined;
  /** to − from; absent when one edition prints nothing. */
  readonly absolute?: Decimal;
  /** (to − from) / from, twelve decimals half-even; absent when there is no old figure or it is zero. */
  readonly relative?: Decimal;
}

export interface ChangedFactor {
  readonly key: string;
  readonly from: ArchivedFactor;
  readonly to: ArchivedFactor;
  readonly changes: readonly FigureChange[];
  /** Whether any figure moved by more than a quarter, or the unit is another. */
  readonly jumped: boolean;
}

export interface EditionComparison {
  readonly added: readonly ArchivedFactor[];
  readonly removed: readonly ArchivedFactor[];
  readonly changed: readonly ChangedFactor[];
  readonly unchanged: number;
}

/** Compares by key. Editions whose ids and words differ (DEFRA 2022 was re-keyed) share few keys: most then count as added and removed. */
export function compareEditions(from: EditionRows, to: EditionRows): EditionComparison {
  const removed = [...from.keys()].filter((key) => to.byKey(key) === undefined).flatMap((key) => from.byKey(key) ?? []);
  const added: ArchivedFactor[] = [];
  const changed: ChangedFactor[] = [];
  let unchanged = 0;
  for (const key of to.keys()) {
    const [old, now] = [from.byKey(key), to.byKey(key)];
    if (now === undefined) continue;
    if (old === undefined) {
      added.push(now);
      continue;
    }
    const change = changeOf(key, old, now);
    if (change === undefined) unchanged++;
    else changed.push(change);
  }
  return { added, removed, changed, unchanged };
}

function changeOf(key: string, from: ArchivedFactor, to: ArchivedFactor): ChangedFactor | undefined {
  const changes = figureChanges(from, to);
  const sameUnit = from.unit === to.unit;
  if (changes.length === 0 && sameUnit) return undefined;
  const large = ({ relative }: FigureChange) =>
    relative !== undefined && compare(multiply(relative, relative), multiply(JUMP, JUMP)) > 0;
  return { key, from, to, changes, jumped: !sameUnit || changes.some(large) };
}

type Figures = Pick<ArchivedFactor, (typeof FIGURES)[number]>;

/** What moved between two statements of one factor. */
export const figureChanges = (from: Figures, to: Figures): FigureChange[] =>
  FIGURES.flatMap((figure) => figureChange(figure, from[figure], to[figure]) ?? []);

function figureChange(
  figure: FigureChange['figure'],
  from: Decimal | undefined,
  to: Decimal | undefined,
): FigureChange | undefined {
  if (from === undefined || to === undefined) return from === to ? undefined : { figure, from, to };
  const absolute = add(to, negate(from));
  if (absolute.coefficient === 0n) return undefined;
  return {
    figure,
    from,
    to,
    absolute,
    ...(from.coefficient === 0n ? {} : { relative: divide(absolute, from, PLACES) }),
  };
}
