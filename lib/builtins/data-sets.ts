// Which published sets stand behind figures: those of the factors, and the warming potentials that make CO2e of their gases.
import { archive, type Library } from '../factors/index.ts';
import type { DataSet } from './contract.ts';

/** A set by what receipts name it by. */
export const named = ({ id, version, sha256 }: DataSet): DataSet => ({ id, version, sha256 });

/** Each once, in the order of first mention, the warming potentials last; none where there are no factors. */
export function factorSetsOf(
  { gwpSource }: Pick<Library, 'gwpSource'>,
  sets: Iterable<DataSet & { readonly cutFrom?: string }>,
): DataSet[] {
  const used = new Map([...sets].flatMap(withWhole).map((set) => [set.id, named(set)]));
  if (used.size === 0) return [];
  return [...used.values(), { id: gwpSource.id, version: 'AR4, AR5, AR6', sha256: gwpSource.sha256 }];
}

/** A fuel table is part of an edition: when that one is superseded, results by the table are concerned too. */
const withWhole = ({ cutFrom, ...set }: DataSet & { readonly cutFrom?: string }): DataSet[] => [
  set,
  ...archive().editions.filter(({ id }) => id === cutFrom),
];
