// Recomputes an eudr receipt: the same account, fed from the features that its entries hold as they were sent.
import * as z from 'zod';
import { GeoJsonRefused, type Plot, readFeature } from '../../geometry/index.ts';
import { firstDifference, type OpenReplay } from '../../receipts/index.ts';
import { isFault } from '../../shared/fault.ts';
import { EudrAccount } from './account.ts';
import { fixed } from './fixed.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { Terms } from './input.ts';

const Entry = z.looseObject({ read: z.strictObject({ id: z.string(), feature: z.string() }) });

export const openReplay: OpenReplay = ({ agent: { id, version }, terms }) => {
  if (id !== AGENT_ID || version !== AGENT_VERSION)
    return { refusal: `${id}@${version}; here is ${AGENT_ID}@${AGENT_VERSION}` };
  const parsed = Terms.safeParse(terms);
  if (!parsed.success) return { refusal: `terms: ${parsed.error.issues[0]?.message ?? ''}` };
  const difference = firstDifference(fixed(), parsed.data.fixed, 'terms.fixed');
  if (difference !== undefined)
    return { refusal: `${difference.field} = ${difference.found}; here it is ${difference.expected}` };
  const account = new EudrAccount(parsed.data);
  return {
    entry(found) {
      const entry = Entry.safeParse(found);
      const plot = entry.success ? plotOf(entry.data.read) : undefined;
      return plot && account.book(plot);
    },
    totals: () => account.totals(),
  };
};

/** A feature nobody can read was never booked: no entry comes of it. */
function plotOf({ id, feature }: { readonly id: string; readonly feature: string }): Plot | undefined {
  try {
    const plot = readFeature(feature);
    return plot && { ...plot, id };
  } catch (error) {
    if (isFault(error, GeoJsonRefused)) return undefined;
    throw error;
  }
}
