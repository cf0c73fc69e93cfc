// What the archive cannot answer: times no edition covers, and factors no edition holds.
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';

export const EditionMissing = defineFault<Offence>({
  reason: 'factor_edition_missing',
  kind: 'unprocessable',
  cause: 'No edition of the series is valid on the day asked for, or none was published by the day of knowledge.',
  remedy: 'Ask for a day within an edition; the message names the nearest one.',
  say: sayOffence,
});

export const ArchivedFactorMissing = defineFault<Offence>({
  reason: 'archived_factor_missing',
  kind: 'not_found',
  cause: 'The edition has no factor of that id, or there is no such edition.',
  remedy: 'Look factors up by activity, unit and region; the message names the nearest id.',
  say: sayOffence,
});

export const FactorSetNotFound = defineFault<{ id: string; field: string; near: string | undefined }>({
  reason: 'factor_set_not_found',
  kind: 'not_found',
  cause: 'The archive holds no edition of this id.',
  remedy: 'GET /v1/factor-sets lists the editions.',
  say: ({ id, field, near }) => ({
    field,
    message: `There is no archived factor set "${id}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
  }),
});

export const EditionsUnlike = defineFault<{ from: string; to: string }>({
  reason: 'factor_editions_unlike',
  kind: 'unprocessable',
  cause: 'The two sets belong to different series, so no factor of one is a factor of the other.',
  remedy: 'Compare two editions of one series.',
  say: ({ from, to }) => ({
    field: '/query/with',
    message: `One set is of the series ${from}, the other of ${to}; compare two editions of one series.`,
  }),
});
