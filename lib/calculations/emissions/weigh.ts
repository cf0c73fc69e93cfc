// How costly simulations are: draws by activities, of all items of a batch and all entries of an inventory together.
import * as z from 'zod';
import { SimulationTooHeavy } from '../faults.ts';
import { DRAWS, MOST_WORK } from './simulated.ts';

const Simulating = z.looseObject({
  uncertainty: z.looseObject({ simulate: z.looseObject({ draws: z.unknown().optional() }) }),
});

/** Throws SimulationTooHeavy. */
export function refuseHeavySimulations(field: '/items' | '/inventory', items: readonly unknown[]): void {
  const draws = items.reduce<number>((sum, item) => sum + drawsOf(item), 0);
  if (draws > MOST_WORK) throw SimulationTooHeavy({ field, draws, limit: MOST_WORK });
}

function drawsOf(item: unknown): number {
  const asked = Simulating.safeParse(item);
  if (!asked.success) return 0;
  const { draws } = asked.data.uncertainty.simulate;
  return typeof draws === 'number' ? draws : DRAWS;
}
