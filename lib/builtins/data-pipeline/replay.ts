// Recomputes a receipt: the same ledger, fed from what each entry says was found.
import * as z from 'zod';
import { NamedInputs, PipelineDefinition } from '../../pipelines/index.ts';
import { firstDifference, type OpenReplay } from '../../receipts/index.ts';
import { isFault } from '../../shared/fault.ts';
import { Found } from './found.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { Ledger, type Terms } from './ledger.ts';
import { sets } from './sets.ts';

const TermsShown = z.strictObject({
  definition: PipelineDefinition,
  inputs: NamedInputs,
  width: z.int().nonnegative(),
  fixed: z.strictObject({ sets: z.array(z.record(z.string(), z.string())) }),
});

export const termsShown = ({ definition, inputs, width }: Terms) => ({
  definition,
  inputs,
  width,
  fixed: { sets: sets() },
});

const Entry = z.looseObject({ row: z.int().positive(), line: z.int().positive().optional() });

/** Refuses, by name, a version or set this installation does not carry. */
export const openReplay: OpenReplay = ({ agent, terms }) => {
  if (agent.id !== AGENT_ID || agent.version !== AGENT_VERSION)
    return { refusal: `${agent.id}@${agent.version}; here is ${AGENT_ID}@${AGENT_VERSION}` };
  const told = TermsShown.safeParse(terms);
  if (!told.success) return { refusal: `terms: ${told.error.issues[0]?.message ?? ''}` };
  const difference = firstDifference({ sets: sets() }, told.data.fixed, 'terms.fixed');
  if (difference !== undefined)
    return { refusal: `${difference.field} = ${difference.found}; here it is ${difference.expected}` };
  return replayOf(told.data);
};

function replayOf(terms: Terms) {
  const ledger = new Ledger(terms);
  return {
    entry: (found: Readonly<Record<string, unknown>>) => unlessRefused(() => recomputed(ledger, found)),
    totals: () =>
      unlessRefused(() => {
        ledger.end();
        return ledger.totals();
      }) ?? {},
  };
}

function recomputed(ledger: Ledger, given: Readonly<Record<string, unknown>>): string | undefined {
  const entry = Entry.safeParse(given);
  if (!entry.success) return undefined;
  const { row, line, read, cells, unread } = entry.data;
  const found = Found.safeParse(read !== undefined ? { read } : unread !== undefined ? { unread } : { cells });
  if (!found.success) return undefined;
  const text = ledger.book(line === undefined ? { row } : { row, line }, found.data);
  ledger.take();
  return text;
}

/** A receipt that was written holds no row the pipeline refuses; one that does has been altered. */
function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (isFault(error)) return undefined;
    throw error;
  }
}
