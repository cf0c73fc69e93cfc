// What a list of agents says of how many there are, through the whole frame of lists, on a real table.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { NewAgent } from './contract.ts';
import { createAgent, deleteAgent, listAgents, restoreAgent } from './index.ts';
import { trialAgents } from './trial.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const admin = trialContext([tableWrite], { tenantId: 'totals', roles: ['admin'] });
const any = () => undefined;

test('live and deleted agents are counted apart, by state, along their whole life', async () => {
  for (let at = 0; at < 6; at++)
    await createAgent(admin, NewAgent.parse({ id: `mill-${at}`, name: 'A mill', category: 'emissions' }));
  for (const id of ['mill-0', 'mill-1']) await deleteAgent(admin, id, any);
  await restoreAgent(admin, 'mill-0', any);
  await trialAgents(admin).agentIn('CERTIFIED');
  const told = async (deleted: boolean) => {
    const { counts } = await listAgents(admin, { deleted }, { limit: 1 });
    const groups = (await counts?.()) ?? [];
    return Object.fromEntries(groups.map(({ values, amount }) => [values['state'], amount]));
  };
  expect(await told(false)).toEqual({ DRAFT: 5, CERTIFIED: 1 });
  expect(await told(true)).toEqual({ DRAFT: 1 });
});

test('of a filter by one state only the agents of that state are read, newest first, whatever else there is', async () => {
  const reader = trialContext([tableWrite], { tenantId: 'states', roles: ['admin'] });
  for (let at = 0; at < 5; at++)
    await createAgent(reader, NewAgent.parse({ id: `kiln-${at}`, name: 'A kiln', category: 'emissions' }));
  await trialAgents(reader).agentIn('CERTIFIED');
  const ofState = async (state: string) => {
    const { items, next, counts } = await listAgents(reader, {}, { limit: 6, only: { state, name: 'A kiln' } });
    const amount = (await counts?.())?.reduce((sum, group) => sum + group.amount, 0);
    return { ids: items.map(({ id }) => id), ended: next === undefined, amount };
  };
  expect(await ofState('DRAFT')).toEqual({
    ids: ['kiln-4', 'kiln-3', 'kiln-2', 'kiln-1', 'kiln-0'],
    ended: true,
    amount: 5,
  });
  expect(await ofState('CERTIFIED')).toMatchObject({ ids: [expect.any(String)], ended: true, amount: 1 });
  expect(await ofState('RETIRED')).toEqual({ ids: [], ended: true, amount: 0 });
});
