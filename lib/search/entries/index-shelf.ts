// The indexes a container holds, each of one tenant: read from snapshot and entries at first, and brought up to date by one query a request.
import { AgentIndex } from '../index/agent-index.ts';
import { entriesSince, type Reading, readSnapshot, settledAt } from './read-entries.ts';

interface Held {
  readonly index: AgentIndex;
  /** What was written before is in it. */
  from: string;
  /** Requests at once bring it up to date one after the other. */
  turn: Promise<void>;
}

export class IndexShelf {
  readonly #held = new Map<string, Held>();
  readonly #mostBytes: number;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get tenants(): readonly string[] {
    return [...this.#held.keys()];
  }

  /** With everything in it that was entered before the call. */
  async indexFor(ctx: Reading): Promise<AgentIndex> {
    const held = this.#held.get(ctx.tenantId) ?? { index: new AgentIndex(), from: '', turn: Promise.resolve() };
    // Last asked for, last to go.
    this.#held.delete(ctx.tenantId);
    this.#held.set(ctx.tenantId, held);
    const turn = held.turn.then(() => bringUpToDate(ctx, held));
    // What failed for this request is tried again by the next.
    held.turn = turn.catch(() => undefined);
    await turn;
    this.#makeRoom();
    return held.index;
  }

  /** Whoever was asked for longest ago goes first; the one in use stays, however large. */
  #makeRoom(): void {
    let bytes = [...this.#held.values()].reduce((sum, { index }) => sum + index.bytes, 0);
    for (const [tenantId, { index }] of [...this.#held].slice(0, -1)) {
      if (bytes <= this.#mostBytes) return;
      bytes -= index.bytes;
      this.#held.delete(tenantId);
    }
  }
}

async function bringUpToDate(ctx: Reading, held: Held): Promise<void> {
  const settled = settledAt(ctx);
  const snapshot = held.from === '' ? await readSnapshot(ctx) : undefined;
  for (const entry of snapshot?.entries ?? []) await held.index.put(entry);
  for await (const entry of entriesSince(ctx, snapshot?.from ?? held.from)) await held.index.put(entry);
  if (settled > held.from) held.from = settled;
}

const MOST_BYTES = 400_000_000;

/** One for each container. */
export const shelf = new IndexShelf(MOST_BYTES);
