// Recomputes a receipt of data-validation: the same ledger, fed from the receipt's own "read" fields instead of a file.
import * as z from 'zod';
import type { OpenReplay } from '../../receipts/index.ts';
import { ruleBook } from '../../validation/index.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { Terms } from './input.ts';
import { Ledger } from './ledger.ts';

const Entry = z.looseObject({
  row: z.int().positive(),
  line: z.int().positive().optional(),
  read: z.record(z.string(), z.json()).optional(),
  unreadable: z.strictObject({ code: z.string(), reason: z.string(), remedy: z.string() }).optional(),
});

/** Refuses, by name, a version or a book of rules this installation does not carry. */
export const openReplay: OpenReplay = ({ agent, terms: said }) => {
  if (agent.id !== AGENT_ID || agent.version !== AGENT_VERSION)
    return { refusal: `${agent.id}@${agent.version}; here is ${AGENT_ID}@${AGENT_VERSION}` };
  const terms = Terms.safeParse(said);
  if (!terms.success) return { refusal: `terms: ${terms.error.issues[0]?.message ?? ''}` };
  const { sha256 } = ruleBook();
  if (terms.data.ruleBook.sha256 !== sha256)
    return { refusal: `terms.ruleBook.sha256 = ${terms.data.ruleBook.sha256}; here it is ${sha256}` };
  const ledger = new Ledger(terms.data);
  return {
    entry(found) {
      const entry = Entry.safeParse(found);
      if (!entry.success) return undefined;
      const { row, line, read, unreadable } = entry.data;
      const place = line === undefined ? { row } : { row, line };
      if (unreadable !== undefined) return ledger.bookUnreadable(place, unreadable).entry;
      return read === undefined ? undefined : ledger.book(place, read).entry;
    },
    totals: () => ledger.totals(),
  };
};
