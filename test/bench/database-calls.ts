// How often an operation goes to the database, counted on the wire.
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { type Recorded, recordCalls } from './record-calls.ts';
import { OPERATIONS } from './requests.ts';
import { layRun } from './send.ts';

const PROMISED: Readonly<Record<string, number>> = { 'agents.create': 1, 'executions.start': 2 };

export const databaseCalls: Bench = {
  name: 'database-calls',
  async measure({ house, bundles }) {
    const { directory } = await bundles();
    await layRun(await house());
    const figures: Figure[] = [];
    for (const { id } of OPERATIONS) figures.push(figureOf(id, await recordCalls(await house(), directory, id)));
    return figures;
  },
};

function figureOf(id: string, { database, others, perCall }: Recorded): Figure {
  const calls = database.map(({ operation }) => operation).join(' + ');
  const once = [...new Set(others.map(({ service, operation }) => `${service} ${operation}`))].join(', ');
  return {
    name: `DynamoDB calls: ${id}`,
    value: perCall,
    unit: 'calls',
    goal: { atMost: PROMISED[id] ?? 1 },
    note: `${calls}${once ? `; once per container: ${once}` : ''}`,
  };
}
