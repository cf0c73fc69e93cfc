// Which published sets stand behind figures: those of the factors, and the warming potentials that make CO2e of their gases.
import type { Library } from '../factors/index.ts';
import type { DataSet } from './contract.ts';

/** A set by what receipts name it by. */
export const named = ({ id, version, sha256 }: DataSet): DataSet => ({ id, version, sha256 });

/** Each once, in the order of first mention, the warming potentials last; none where there are no factors. */
export function factorSetsOf({ gwpSource }: Pick<Library, 'gwpSource'>, sets: Iterable<DataSet>): DataSet[] {
  const used = new Map([...sets].map((set) => [set.id, named(set)]));
  if (used.size === 0) return [];
  return [...used.values(), { id: gwpSource.id, version: 'AR4, AR5, AR6', sha256: gwpSource.sha256 }];
}
