// In bulk, too, another tenant's agents are as if they were not, each item by itself; and nothing happens to them.
import { expect, test } from 'vitest';
import { cases, client, endpointNamed, endpoints } from '../contract/endpoints.ts';
import { perform, prepare } from '../contract/rehearse.ts';

const reaching = endpoints.filter(
  ({ route, example }) => route.includes('/bulk') && JSON.stringify(example.body).includes('{{'),
);

async function agentOf(tenant: 'acme' | 'globex'): Promise<string> {
  const { json } = await perform(endpointNamed('agents.create'), tenant);
  return String(Object(json.data)['id']);
}

const read = async (id: string): Promise<unknown> =>
  (await client.send(`GET /v1/agents/${id}`, { as: 'globex/viewer' })).json.data;

test.each(cases(reaching))("$id: another tenant's agents fare as those that never were", async ({ spec }) => {
  const theirs = await agentOf('globex');
  const before = await read(theirs);
  const never = `no-${theirs}`.slice(0, 60);
  const { route, sent, body } = await prepare(spec);
  const [item] = Object(body).items;
  const items = [theirs, never, item.id].map((id) => ({ ...item, id }));
  const answer = await client.send(route, { ...sent, body: { ...Object(body), items } });
  expect(answer.status, answer.text).toBe(207);
  const { items: told } = Object(answer.json.data);
  const bare = (index: number, id: string) =>
    JSON.stringify(told[index])
      .replaceAll(id, '…')
      .replaceAll(/"index":\d+|items\/\d+/g, '');
  expect(bare(0, theirs)).toBe(bare(1, never));
  expect(bare(0, theirs)).toContain('not_found');
  expect(await read(theirs)).toEqual(before);
});

test('creating in bulk an id that another tenant uses is creating it, since ids are each tenant’s own', async () => {
  const theirs = await agentOf('globex');
  const before = await read(theirs);
  const items = [{ id: theirs, name: 'Mine', category: 'emissions' }];
  const { status, json } = await client.send('POST /v1/agents/bulk', { as: 'acme/developer', body: { items } });
  expect(status).toBeLessThan(300);
  expect(JSON.stringify(json.data)).not.toContain('conflict');
  expect(await read(theirs)).toEqual(before);
});
