// The gate against silent breaks: who follows a certified version by its caret range must not be given what breaks them.
import compare from 'semver/functions/compare.js';
import prerelease from 'semver/functions/prerelease.js';
import satisfies from 'semver/functions/satisfies.js';
import type { VersionEntry } from '../records.ts';
import { type Agent, type Reading, versionOf } from '../store.ts';
import { BreakingChange } from './faults.ts';
import { breaksOf, type Schemas } from './schema/breaks.ts';

/** Against its neighbours among the certified releases: the next lower one, and the next higher one, which its own callers will get. */
export async function insistOnCompatibility(ctx: Reading, agent: Agent, { version }: VersionEntry): Promise<void> {
  const { before, after } = neighbours(agent, version);
  if (before !== undefined) await refuseBreaks(ctx, agent, { from: before, to: version });
  if (after !== undefined) await refuseBreaks(ctx, agent, { from: version, to: after });
}

function neighbours({ versions }: Agent, of: string): { readonly before?: string; readonly after?: string } {
  const certified = versions
    .filter(({ state, version }) => state === 'CERTIFIED' && !prerelease(version) && version !== of)
    .map(({ version }) => version)
    .toSorted(compare);
  const before = certified.findLast((version) => compare(version, of) < 0 && satisfies(of, `^${version}`));
  const after = certified.find((version) => compare(version, of) > 0 && satisfies(version, `^${of}`));
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

interface Step {
  readonly from: string;
  readonly to: string;
}

async function refuseBreaks(ctx: Reading, { id }: Agent, { from, to }: Step): Promise<void> {
  const [before, after] = await Promise.all([schemasOf(ctx, id, from), schemasOf(ctx, id, to)]);
  const breaks = breaksOf(before, after);
  if (breaks.length > 0) throw BreakingChange({ version: to, against: from, breaks });
}

async function schemasOf(ctx: Reading, agentId: string, version: string): Promise<Schemas> {
  const found = await versionOf(ctx, agentId, version);
  if (!found) throw new Error(`${agentId}@${version} is in the index but not in the table.`);
  return found;
}
