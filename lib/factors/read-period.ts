// When an activity was, as its text says: a period that factors can be valid in, or why it is none.
import { type Period, parsePeriod } from '../shared/period.ts';
import type { LookupFailure } from './model.ts';

const plausible = (period: Period): boolean => period.from >= '1990-01-01' && period.to <= '2100-12-31';

export function readPeriod(text: string): Period | LookupFailure {
  const period = parsePeriod(text);
  if (period !== undefined && plausible(period)) return period;
  const missing = text === '';
  return {
    field: 'date',
    code: missing ? 'date_missing' : 'date_unreadable',
    reason: missing
      ? 'The date is missing.'
      : `"${text.slice(0, 40)}" is not a date that can mean only one day, month, quarter or year.`,
    remedy: 'Write 2024, 2024-Q3, 2024-07 or 2024-07-31, between 1990 and 2100.',
  };
}
