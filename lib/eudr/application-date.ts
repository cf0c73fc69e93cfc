// From when the regulation binds whom: Art. 38 as replaced by Regulation (EU) 2025/2650.
import { eudrTables } from './data.ts';
import type { OperatorSize } from './model.ts';

export interface OperatorFacts {
  readonly size: OperatorSize;
  /** The later date is only for those established by 31 December 2024; unknown counts as not. */
  readonly establishedBy2024?: boolean | undefined;
  readonly code?: string;
}

/** Annex to the timber regulation (EU) No 995/2010: for these the first date holds for everybody. */
const TIMBER = [
  '4401',
  '4403',
  '4406',
  '4407',
  '4408',
  '4409',
  '4410',
  '4411',
  '4412',
  '4413',
  '4414',
  '4415',
  '4416',
  '4418',
  '47',
  '48',
  '940330',
  '940340',
  '940350',
  '940360',
  '940390',
  '940600',
];

/** All dates that can hold for an operator of a size, the usual one first. */
export function applicationDates(size: OperatorSize): string[] {
  const { appliesFrom, appliesToSmallFrom } = eudrTables().dates;
  return isSmall(size) ? [appliesToSmallFrom, appliesFrom] : [appliesFrom];
}

export function appliesFrom({ size, establishedBy2024, code }: OperatorFacts): string {
  const { appliesFrom: first, appliesToSmallFrom: later } = eudrTables().dates;
  const timber = code !== undefined && TIMBER.some((each) => code.startsWith(each));
  return isSmall(size) && establishedBy2024 === true && !timber ? later : first;
}

export const isSmall = (size: OperatorSize): boolean => size === 'micro' || size === 'small';
