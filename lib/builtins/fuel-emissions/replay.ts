// Recomputes a fuel-emissions receipt: the same ledger fed from the receipt's own "read" fields instead of a file.
import * as z from 'zod';
import { library } from '../../factors/index.ts';
import { firstDifference, type OpenReplay, type ReceiptHeader } from '../../receipts/index.ts';
import { UNREAD_CODES } from '../../rows/index.ts';
import { AGENT_ID, REPLAYED_VERSIONS } from './identity.ts';
import { Ledger } from './ledger.ts';
import { fixedTerms, shelvesOf, Terms } from './terms.ts';

const text = z.string();
const Entry = z.looseObject({
  row: z.int().positive(),
  line: z.int().positive().optional(),
  meter: z.int().nonnegative().optional(),
  cells: z.int().nonnegative().optional(),
  unread: z.enum(UNREAD_CODES).optional(),
  read: z
    .strictObject({
      date: text,
      fuel: text,
      heatContent: text.default(''),
      quantity: z.union([text, z.number()]),
      region: text,
      site: text,
      unit: text,
    })
    .optional(),
});

/** Refuses, by name, a version, factor set, GWP or rounding this installation does not carry. */
export const openReplay: OpenReplay = (header: ReceiptHeader) => {
  const { id, version } = header.agent;
  if (id !== AGENT_ID || !REPLAYED_VERSIONS.includes(version))
    return { refusal: `${id}@${version}; here is ${AGENT_ID}@${REPLAYED_VERSIONS.join(', ')}` };
  const parsed = Terms.safeParse(header.terms);
  if (!parsed.success)
    return {
      refusal: `terms.${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? ''}`,
    };
  const terms = parsed.data;
  const books = library();
  const fixed = fixedTerms(books, terms.parameters.gwpSet, terms.library);
  for (const part of ['factorSets', 'gwp', 'rounding'] as const) {
    const difference = firstDifference(fixed[part], terms[part], `terms.${part}`);
    if (difference !== undefined)
      return { refusal: `${difference.field} = ${difference.found}; here it is ${difference.expected}` };
  }
  const ledger = new Ledger(shelvesOf(books, terms), terms);
  return {
    entry(found) {
      const entry = Entry.safeParse(found);
      if (!entry.success) return undefined;
      const { row, line, meter, cells, unread, read } = entry.data;
      const place = line === undefined ? { row } : { row, line };
      if (read !== undefined) return ledger.book(place, meter === undefined ? read : { ...read, meter });
      if (unread !== undefined) return ledger.bookUnread(place, unread);
      return cells === undefined || cells === terms.cellCount ? undefined : ledger.bookMisshapen(place, cells);
    },
    totals: () => ledger.totals.forSeal(),
  };
};
