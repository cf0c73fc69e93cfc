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
