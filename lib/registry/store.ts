// The access patterns of the registry.
import {
  type BaseContext,
  type Commit,
  compareSorted,
  isDescending,
  type PageRequest,
  sortedBy,
} from '../kernel/index.ts';
import { type Item, type Page, put, type TableReader, type Value, type Write } from '../platform/table/index.ts';
import type { AgentView, TransitionView, VersionSummary } from './contract.ts';
import { AgentNotFound, AgentTaken } from './faults.ts';
import { inSemverOrder, resolveVersion, withinRange } from './model.ts';
import { agentRecord, transitionRecord, versionRecord } from './records.ts';

export type Reading = BaseContext & { readonly table: TableReader };
export type Writing = Reading & { readonly commit: Commit };

export type Agent = Value<typeof agentRecord>;

/** Throws AgentNotFound; a deleted agent is not there. */
export const agentById = async (ctx: Reading, agentId: string): Promise<Agent> =>
  listed(agentId, await ctx.table.get(agentRecord, { id: agentId }));

/** Throws AgentNotFound for what was not found, or was deleted. */
export function listed(agentId: string, agent: Agent | undefined): Agent {
  if (agent?.listed !== 'live') throw AgentNotFound({ agentId });
  return agent;
}

export const agentIfAny = (ctx: Reading, agentId: string): Promise<Agent | undefined> =>
  ctx.table.get(agentRecord, { id: agentId });

/** Throws AgentNotFound when there never was one. */
export async function agentEvenDeleted(ctx: Reading, agentId: string): Promise<Agent> {
  const agent = await agentIfAny(ctx, agentId);
  if (!agent) throw AgentNotFound({ agentId });
  return agent;
}

export async function agentPage(ctx: Reading, listed: Agent['listed'], page: PageRequest): Promise<Page<AgentView>> {
  const state = page.only?.['state'];
  const { items, ...rest } = await ctx.table.query(agentRecord, {
    ...(typeof state === 'string' ? { index: 'gsi3', match: { listed, state } } : { index: 'gsi1', match: { listed } }),
    ...page,
    descending: isDescending(page, 'newest first'),
  });
  return { items: items.map(viewOf), ...rest };
}

export const versionOf = (ctx: Reading, agentId: string, version: string) =>
  ctx.table.get(versionRecord, { agentId, version });

export async function transitionPage(ctx: Reading, agentId: string, page: PageRequest): Promise<Page<TransitionView>> {
  const descending = isDescending(page, 'oldest first');
  const { items, ...rest } = await ctx.table.query(transitionRecord, { match: { agentId }, ...page, descending });
  return { items: items.map(({ order, ...transition }) => transition), ...rest };
}

export async function newestTransition(ctx: Reading, agentId: string): Promise<TransitionView | undefined> {
  const { items } = await ctx.table.query(transitionRecord, { match: { agentId }, descending: true, limit: 1 });
  return items[0];
}

export async function transitionExists(ctx: Reading, agentId: string, id: string): Promise<boolean> {
  let after: Item | undefined;
  do {
    const page = await ctx.table.query(transitionRecord, { match: { agentId }, ...(after && { after }) });
    if (page.items.some((one) => one.id === id)) return true;
    after = page.next;
  } while (after);
  return false;
}

export const putNew = (agent: Agent): Write =>
  put(agentRecord, agent, { when: { absent: true }, orElse: () => AgentTaken({ agentId: agent.id }) });

/** Replaces an agent as it was read; whoever changed it meanwhile wins and this write is refused. */
export const putNext = (before: Agent, { certified, ...next }: Agent): Write => {
  const isCertified = next.listed === 'live' && next.versions.some(({ state }) => state === 'CERTIFIED');
  const value: Agent = isCertified ? { ...next, certified: 'yes' } : next;
  const { version, state, listed } = before;
  return put(agentRecord, value, { when: { is: { version, state, listed } } });
};

/** Where a step stands in the history of an agent and its versions. */
export const orderOf = (agent: Agent): string => String(agent.version).padStart(8, '0');

export function viewOf({ versions, highestDeleted, listed, certified, ...agent }: Agent): AgentView {
  const latest = resolveVersion(versions, 'latest');
  return { ...agent, ...(latest && { latestVersion: latest.version }) };
}

/** Pages through the agent's own index of versions, newest first unless asked for otherwise; the cursor is the version last shown. */
export function versionPage(agent: Agent, { limit, after, sort }: PageRequest, range?: string): Page<VersionSummary> {
  const ordered = inOrderAsked(range === undefined ? agent.versions : withinRange(agent.versions, range), sort);
  const shown = after ? ordered.findIndex(({ version }) => version === after['version']) + 1 : 0;
  const items = ordered.slice(shown, shown + limit).map((entry) => ({ agentId: agent.id, ...entry }));
  const placeOf = (index: number) => ({ version: items[index]?.version });
  const more = shown + limit < ordered.length;
  return { items, total: ordered.length, placeOf, ...(more && { next: placeOf(items.length - 1) }) };
}

/** Versions go by semver's precedence, not by their letters. */
function inOrderAsked(versions: Agent['versions'], sort: PageRequest['sort'] = []): Agent['versions'] {
  const newestFirst = inSemverOrder(versions);
  const rank = new Map(newestFirst.map(({ version }, at) => [version, newestFirst.length - at]));
  const by = (entry: Agent['versions'][number]) => sortedBy({ ...entry, version: rank.get(entry.version) }, sort);
  return newestFirst.toSorted((a, b) => compareSorted(by(a), by(b), sort));
}
