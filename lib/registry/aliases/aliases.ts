// Names that callers may use instead of a version: `stable`, `audit-2026`. Whoever moves one moves all its callers at once.
import { agentAliasMoved } from '../../../events/agent-alias-moved.ts';
import type { PageRequest } from '../../kernel/index.ts';
import { pageOf } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import type { Page } from '../../platform/table/index.ts';
import { AgentRetired, VersionNotFound } from '../faults.ts';
import { inSemverOrder, mayRun } from '../model.ts';
import { type Agent, agentById, putNext, type Reading, type Writing } from '../store.ts';
import type { AliasView } from './contract.ts';
import { AliasNotFound, TooManyAliases } from './faults.ts';

const MOST_ALIASES = 20;

interface Named {
  readonly agentId: string;
  readonly alias: string;
}

const aliasOf = ({ aliases = {} }: Agent, alias: string): string | undefined =>
  Object.hasOwn(aliases, alias) ? aliases[alias] : undefined;

const viewsOf = ({ id: agentId, aliases = {} }: Agent) =>
  Object.entries(aliases)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([alias, version]) => ({ id: alias, agentId, alias, version }));

/** Points an alias, new or known, to one version that exists. */
export async function setAlias(ctx: Writing, { agentId, alias }: Named, version: string): Promise<AliasView> {
  const agent = await agentById(ctx, agentId);
  if (!mayRun(agent.state)) throw AgentRetired({ agentId });
  const known = inSemverOrder(agent.versions).map((entry) => entry.version);
  if (!known.includes(version)) throw VersionNotFound({ agentId, wanted: version, known });
  const was = aliasOf(agent, alias);
  const view = { agentId, alias, version };
  if (was === version) return view;
  if (was === undefined && viewsOf(agent).length >= MOST_ALIASES)
    throw TooManyAliases({ agentId, limit: MOST_ALIASES });
  return move(ctx, agent, { alias, version, was, answer: view });
}

export async function removeAlias(ctx: Writing, { agentId, alias }: Named): Promise<undefined> {
  const agent = await agentById(ctx, agentId);
  const was = aliasOf(agent, alias);
  if (was === undefined) throw AliasNotFound({ agentId, alias });
  return move(ctx, agent, { alias, version: undefined, was, answer: undefined });
}

/** By name. */
export async function listAliases(ctx: Reading, agentId: string, page: PageRequest): Promise<Page<AliasView>> {
  const { items, ...rest } = pageOf(viewsOf(await agentById(ctx, agentId)), page);
  return { ...rest, items: items.map(({ id, ...view }) => view) };
}

interface AliasMove<A> {
  readonly alias: string;
  readonly version: string | undefined;
  readonly was: string | undefined;
  readonly answer: A;
}

function move<A>(ctx: Writing, agent: Agent, { alias, version, was, answer }: AliasMove<A>): Promise<A> {
  const { [alias]: _, ...others } = agent.aliases ?? {};
  const aliases = version === undefined ? others : { ...others, [alias]: version };
  const agentId = agent.id;
  const moved = { alias, ...(version !== undefined && { version }), ...(was !== undefined && { was }) };
  return ctx.commit({
    writes: [putNext(agent, { ...agent, aliases, version: agent.version + 1, updatedAt: timestamp(ctx.clock) })],
    audit: { action: 'agents.alias-moved', resource: `agent/${agentId}`, details: moved },
    events: [agentAliasMoved({ agentId, ...moved })],
    answer,
  });
}
