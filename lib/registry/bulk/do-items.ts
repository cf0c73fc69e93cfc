// Does many items side by side, each with a commit of its own, and puts their outcomes back in order.

import * as z from 'zod';
import {
  counted,
  isRefusal,
  misshapenItem,
  type Outcome,
  type Outcomes,
  type Parts,
  type Principal,
  refusedItem,
  type Undertaking,
  worded,
} from '../../kernel/index.ts';
import type { AgentView } from '../contract.ts';
import { ItemNotReached, ItemTwice } from '../faults.ts';
import type { Writing } from '../store.ts';
import { BULK_KINDS, type BulkKind } from './kinds.ts';

export type Bulking = Writing & { readonly parts: Parts };
type Told = Pick<AgentView, 'id' | 'state' | 'version'>;

/** As many at once as keep the table busy without one call crowding out the others. */
const LANES = 16;
const TIME_LEFT_MS = 3_000;

export interface BulkWork {
  readonly kind: BulkKind;
  readonly items: readonly unknown[];
  readonly undertaking?: Undertaking | undefined;
  readonly tell?: (outcome: Outcome<Told>) => Promise<void>;
}

export async function doItems(ctx: Bulking, { kind, items, undertaking, tell }: BulkWork): Promise<Outcomes<Told>> {
  const firsts = firstPlaces(items);
  const outcomes: Outcome<Told>[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = { kind, index, raw: items[index], first: firsts[index] ?? index, undertaking };
      const outcome = await outcomeOf(ctx, item);
      outcomes[index] = outcome;
      await tell?.(outcome);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return counted(outcomes);
}

interface Item {
  readonly kind: BulkKind;
  readonly index: number;
  readonly raw: unknown;
  /** Where the id of this item stands first. */
  readonly first: number;
  readonly undertaking: Undertaking | undefined;
}

async function outcomeOf(ctx: Bulking, { kind, index, raw, first, undertaking }: Item): Promise<Outcome<Told>> {
  const { item, one, status } = BULK_KINDS[kind];
  const parsed = item.safeParse(raw, worded);
  if (!parsed.success) return misshapenItem({ index, value: raw }, parsed.error, item);
  if (first < index) return refusedItem(index, ItemTwice({ id: parsed.data.id, first }));
  if (ctx.remainingMs() < TIME_LEFT_MS) return refusedItem(index, ItemNotReached());
  try {
    const work = (commit: Writing['commit']) => one(doing(ctx, commit, undertaking), parsed.data);
    const agent = await ctx.parts.once(`${kind}/${index}`, work, undertaking);
    return { index, status, ...(agent && { result: told(agent) }) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refusedItem(index, error);
  }
}

const told = ({ id, state, version }: AgentView): Told => ({ id, state, version });

/** The context of one item: it commits by itself, in the name of who asked. */
function doing(ctx: Bulking, commit: Writing['commit'], undertaking: Undertaking | undefined): Writing {
  const principal: Principal = { ...ctx.principal, ...undertaking?.onBehalfOf };
  return Object.create(ctx, { commit: { value: commit }, principal: { value: principal } });
}

const Named = z.looseObject({ id: z.string() });

/** For each item, where its id stands first. */
function firstPlaces(items: readonly unknown[]): number[] {
  const places = new Map<string, number>();
  return items.map((item, index) => {
    const id = Named.safeParse(item).data?.id;
    if (id === undefined) return index;
    const first = places.get(id) ?? index;
    places.set(id, first);
    return first;
  });
}
