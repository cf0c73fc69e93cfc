// What the library's readers refuse: a factor that is not there, and search terms that mean nothing.
import { defineFault, type Problem } from '../shared/fault.ts';

export const FactorNotFound = defineFault<{ factorId: string; near?: string | undefined; asOf?: string | undefined }>({
  reason: 'factor_not_found',
  kind: 'not_found',
  cause: 'No factor of the library has this id.',
  remedy: 'GET /v1/factors finds factors by fuel, unit, region, source and time.',
  say: ({ factorId, near, asOf }) =>
    asOf === undefined
      ? `There is no factor "${factorId.slice(0, 80)}".${near === undefined ? '' : ` Did you mean "${near}"?`}`
      : `"${factorId.slice(0, 80)}" was not known on ${asOf}; it was published or recorded later.`,
});

export const FactorOutOfTime = defineFault<{
  date: string;
  asOf?: string;
  near: { factor: string; set: string; validFrom: string; validTo: string | null };
}>({
  reason: 'factor_out_of_time',
  kind: 'unprocessable',
  cause: 'Factors answer all a search asks for, but none of them is valid at its date.',
  remedy: 'Search with a date within a set; the message names the nearest one.',
  say: ({ date, asOf, near: { factor, set, validFrom, validTo } }) => ({
    field: '/query/date',
    message: `No factor of this search is valid in ${date}${asOf === undefined ? '' : ` as known on ${asOf}`}. The nearest is ${factor} of ${set}, valid ${validFrom} to ${validTo ?? 'now'}: search with a date within it, or without one.`,
    details: { value: date, nearestSet: set, validFrom, validTo },
  }),
});

export const FactorSearchRefused = defineFault<readonly Problem[]>({
  reason: 'factor_search_refused',
  kind: 'malformed',
  cause: 'A search names a unit, a region, a fuel or a time that is unknown or unreadable.',
  remedy: 'Mend the parameter each problem names; the nearest known word stands in the message.',
  say: (problems) => problems,
});
