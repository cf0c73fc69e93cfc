// Who is up: mounts each emulator at the edge as it comes, gathers what it hosts, and knows how to end them all in order.
import type { ResourceTypes } from '../cloudformation/index.ts';
import type { Edge } from '../wire/edge.ts';
import type { Emulator } from '../wire/emulator.ts';
import { type Ending, endInOrder } from './shutdown.ts';

/** What ends first stands first: no new work, then what makes work and what carries it, then what does it and keeps it. */
const ORDER = ['door', 'springs', 'sources', 'flows', 'functions', 'ground'] as const;
export type Floor = (typeof ORDER)[number];

export interface Roster {
  add<E extends Emulator>(name: string, floor: Floor, rising: Promise<E>): Promise<E>;
  types(): ResourceTypes;
  /** Answers the names of what did not end in time. */
  close(): Promise<readonly string[]>;
}

export function createRoster(edge: Edge): Roster {
  const endings = new Map<Floor, Ending[]>(ORDER.map((floor) => [floor, []]));
  const risings: Promise<unknown>[] = [];
  const hosted: Record<string, ResourceTypes[string]> = {};
  return {
    async add(name, floor, rising) {
      risings.push(rising.catch(() => undefined));
      const emulator = await rising.catch((problem: unknown) => {
        throw named(name, problem);
      });
      endings.get(floor)?.push({ name, close: emulator.close });
      Object.assign(hosted, emulator.resources);
      edge.mount(emulator);
      return emulator;
    },
    types: () => hosted,
    async close() {
      // A start that failed half-way still has parts on their way up.
      await Promise.all(risings);
      return endInOrder([...ORDER.map((floor) => endings.get(floor) ?? []), [{ name: 'edge', close: edge.close }]]);
    },
  };
}

function named(name: string, problem: unknown): Error {
  const reason = problem instanceof Error ? problem.message : String(problem);
  return new Error(`${name} could not start: ${reason}`, { cause: problem });
}
