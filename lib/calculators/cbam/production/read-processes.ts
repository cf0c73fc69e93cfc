// From processes as they are described outside to processes as they are computed: each precursor in the one form it was given.
import type { ProcessDescription } from './contract.ts';
import type { Precursor, ProductionProcess, UnknownPrecursor } from './process.ts';

type Described = NonNullable<ProcessDescription['precursors']>[number];

export const readProcesses = (
  described: readonly ProcessDescription[],
): ProductionProcess<Precursor | UnknownPrecursor>[] =>
  described.map(({ id, outputT, directT, electricityMwh, electricityTPerMwh, benchmark, precursors = [] }) => ({
    ...{ id, outputT, directT },
    ...(electricityMwh !== undefined && { electricityMwh }),
    ...(electricityTPerMwh !== undefined && { electricityTPerMwh }),
    ...(benchmark !== undefined && { benchmark }),
    precursors: precursors.map(readPrecursor),
  }));

function readPrecursor(given: Described): Precursor | UnknownPrecursor {
  const { massT, process, cnCode, origin = 'unknown', variant, name, direct, indirect, benchmark } = given;
  if (process !== undefined) return { process, massT };
  if (cnCode !== undefined) return { cnCode, origin, massT, ...(variant !== undefined && { variant }) };
  return {
    name: name ?? 'precursor',
    massT,
    direct: direct ?? '0',
    ...(indirect !== undefined && { indirect }),
    ...(benchmark !== undefined && { benchmark }),
  };
}
