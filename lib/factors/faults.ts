// What the library's readers refuse: a factor that is not there, and search terms that mean nothing.
import { defineFault, type Problem } from '../shared/fault.ts';

export const FactorNotFound = defineFault<{ factorId: string; near: string | undefined }>({
  reason: 'factor_not_found',
  kind: 'not_found',
  cause: 'No factor of the library has this id.',
  remedy: 'GET /v1/factors finds factors by fuel, unit, region, source and time.',
  say: ({ factorId, near }) =>
    `There is no factor "${factorId.slice(0, 80)}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
});

export const FactorSearchRefused = defineFault<readonly Problem[]>({
  reason: 'factor_search_refused',
  kind: 'malformed',
  cause: 'A search names a unit, a region, a fuel or a time that is unknown or unreadable.',
  remedy: 'Mend the parameter each problem names; the nearest known word stands in the message.',
  say: (problems) => problems,
});
