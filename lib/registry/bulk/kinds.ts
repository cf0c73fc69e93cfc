// What can be asked for many agents at once: how each item looks, and what is done with it.
import * as z from 'zod';
import { AgentId, AgentPatch, type AgentView, NewAgent } from '../contract.ts';
import { createAgent } from '../create-agent.ts';
import { deleteAgent } from '../delete-agent.ts';
import { AgentChanged } from '../faults.ts';
import type { Writing } from '../store.ts';
import { updateAgent } from '../update-agent.ts';

const AgentChange = AgentPatch.extend({ id: AgentId });
const AgentRemoval = z.strictObject({ id: AgentId, version: AgentPatch.shape.version });

interface Kind {
  readonly item: z.ZodType<{ readonly id: string }>;
  readonly status: number;
  readonly one: (ctx: Writing, item: unknown) => Promise<AgentView | undefined>;
}

/** `item` is parsed by the kind's own schema before it comes to `one`. */
const kind = <S extends z.ZodType<{ readonly id: string }>>(
  item: S,
  status: number,
  one: (ctx: Writing, item: z.output<S>) => Promise<AgentView | undefined>,
): Kind => ({ item, status, one: (ctx, given) => one(ctx, item.parse(given)) });

export const BULK_KINDS = {
  'agents.create': kind(NewAgent, 201, createAgent),
  'agents.update': kind(AgentChange, 200, (ctx, { id, ...patch }) =>
    updateAgent(ctx, id, { patch, match: () => undefined }),
  ),
  'agents.delete': kind(AgentRemoval, 204, (ctx, { id, version }) => deleteAgent(ctx, id, atVersion(version))),
} as const satisfies Record<string, Kind>;

export type BulkKind = keyof typeof BULK_KINDS;
export const isBulkKind = (kind: string): kind is BulkKind => Object.hasOwn(BULK_KINDS, kind);

const Versioned = z.looseObject({ version: z.number() });

const atVersion = (given: number | undefined) => (view: unknown) => {
  const { version: current } = Versioned.parse(view);
  if (given !== undefined && given !== current) throw AgentChanged({ given, current });
};
