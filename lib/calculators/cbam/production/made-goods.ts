// What each process of a description of production makes, ready to stand as the actual emissions of an import.
import type { CbamBook } from '../../../factors/index.ts';
import { PrecursorUnknown } from '../faults.ts';
import type { ActualEmissions, Assumption } from '../import.ts';
import { type DefaultTaken, settlePrecursors } from './default-precursors.ts';
import { type ProcessEmissions, specificEmissions } from './embedded.ts';
import type { Precursor, ProductionProcess, UnknownPrecursor } from './process.ts';

export interface MadeGoods {
  readonly byId: ReadonlyMap<string, ProcessEmissions>;
  readonly defaults: readonly DefaultTaken[];
  /** Of a process, with every default its precursors took, however deep. Throws PrecursorUnknown for a name nobody described. */
  actual(id: string, field?: string): ActualEmissions;
}

/** Throws what `settlePrecursors` and `specificEmissions` throw; computed once for all imports that name a process. */
export function madeGoods(
  book: CbamBook,
  described: readonly ProductionProcess<Precursor | UnknownPrecursor>[],
  year: number,
): MadeGoods {
  const { processes, defaults } = settlePrecursors(book, described, year);
  const byId = new Map(specificEmissions(processes).map((made) => [made.id, made]));
  return {
    byId,
    defaults,
    actual(id, field = '/process') {
      const made = byId.get(id) ?? undescribed(id, field, [...byId.keys()]);
      return {
        direct: made.direct,
        indirect: made.indirect,
        byDefaults: { direct: made.directByDefaults, total: made.byDefaults },
        ...(made.benchmark !== undefined && { benchmark: made.benchmark }),
        assumptions: defaultsBehind(id, processes, defaults),
      };
    },
  };
}

function undescribed(id: string, field: string, known: readonly string[]): never {
  throw PrecursorUnknown({
    field,
    value: id,
    message: `No process is called "${id.slice(0, 60)}".`,
    remedy: `Described are: ${known.slice(0, 10).join(', ') || 'none'}.`,
  });
}

/** The defaults of a process and of all it was made from. */
function defaultsBehind(
  id: string,
  processes: readonly ProductionProcess[],
  defaults: readonly DefaultTaken[],
): Assumption[] {
  const places = new Map(processes.map((process, index) => [process.id, index]));
  const open = [id];
  const seen = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const place = places.get(next);
    if (place === undefined || seen.has(place)) continue;
    seen.add(place);
    for (const precursor of processes[place]?.precursors ?? [])
      if ('process' in precursor) open.push(precursor.process);
  }
  const behind = defaults.filter(({ field }) => seen.has(Number(field.split('/')[2])));
  return [...new Set(behind.map(({ message }) => message))].map((message) => ({ code: 'default_precursor', message }));
}
