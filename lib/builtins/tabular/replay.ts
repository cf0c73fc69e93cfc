// Recomputes a receipt of an agent over rows: the same ledger, fed from the receipt's own "read" fields instead of a file.
import * as z from 'zod';
import { firstDifference, type OpenReplay } from '../../receipts/index.ts';
import { UNREAD_CODES } from '../../rows/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Account, Tabular, TabularInput } from './contract.ts';
import { Ledger } from './ledger.ts';
import { numbersOf, Terms } from './terms.ts';

const Entry = z.looseObject({
  row: z.int().positive(),
  line: z.int().positive().optional(),
  cells: z.int().nonnegative().optional(),
  unread: z.enum(UNREAD_CODES).optional(),
  read: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Refuses, by name, a version, data set or rounding this installation does not carry. */
export function replayOf<I extends TabularInput, P extends JsonObject, A extends Account>(
  agent: Tabular<I, P, A>,
): OpenReplay {
  return (header) => {
    const { id, version } = header.agent;
    if (id !== agent.id || version !== agent.version)
      return { refusal: `${id}@${version}; here is ${agent.id}@${agent.version}` };
    const terms = Terms.safeParse(header.terms);
    if (!terms.success) return { refusal: `terms: ${terms.error.issues[0]?.message ?? ''}` };
    const parameters = agent.parameters.safeParse(terms.data.parameters);
    if (!parameters.success) return { refusal: `terms.parameters: ${parameters.error.issues[0]?.message ?? ''}` };
    const difference = firstDifference(agent.fixed(), terms.data.fixed, 'terms.fixed');
    if (difference !== undefined)
      return { refusal: `${difference.field} = ${difference.found}; here it is ${difference.expected}` };
    const { cellCount, numberStyle } = terms.data;
    const ledger = new Ledger(agent.open(parameters.data, numbersOf(numberStyle)), cellCount);
    return { entry: (found) => recomputed(ledger, cellCount, found), totals: () => ledger.totals() };
  };
}

function recomputed(ledger: Ledger, cellCount: number | undefined, found: unknown): string | undefined {
  const entry = Entry.safeParse(found);
  if (!entry.success) return undefined;
  const { row, line, cells, unread, read } = entry.data;
  const place = line === undefined ? { row } : { row, line };
  if (read !== undefined) return ledger.book(place, read);
  if (unread !== undefined) return ledger.bookUnread(place, unread);
  return cells === undefined || cells === cellCount ? undefined : ledger.bookMisshapen(place, cells);
}
