// The road of evidence: an agent is tried on its golden cases, certified, put in question by a factor set, and evaluated anew.
import { setTimeout as wait } from 'node:timers/promises';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import { factorSetPublished } from '../../events/factor-set-published.ts';
import { BUILTIN_IDS } from '../../lib/builtins/index.ts';
import { openClient } from '../harness/client.ts';
import { invoke } from '../harness/invoke.ts';
import { bringAgent, certifyVersion, refusalOf, until } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/admin';
const api = client.api(as);
const viewing = client.api('acme/viewer');

test.each(BUILTIN_IDS)('%s is certified on evidence and on nothing else', async (builtin) => {
  const agentId = `${builtin}-${ulid().toLowerCase()}`;
  await api.agents.create({ body: { id: agentId, name: agentId, category: 'climate' } });
  await api.versions.create({ agentId, body: { version: '1.0.0', runtime: { kind: 'builtin', builtin } } });
  const version = { agentId, version: '1.0.0' };
  const place = `/v1/agents/${agentId}/versions/1.0.0`;
  const promote = (to: 'EXPERIMENTAL' | 'CERTIFIED') => api.versions.promote({ ...version, body: { to } });
  const move = (to: 'EXPERIMENTAL' | 'CERTIFIED') => api.agents.transition({ agentId, body: { to } });
  expect((await move('EXPERIMENTAL')).status).toBe(201);
  expect((await promote('EXPERIMENTAL')).status).toBe(201);
  for (const again of [promote, move]) {
    const refused = await refusalOf(again('CERTIFIED'));
    expect(refused).toMatchObject({ status: 409, reason: 'evidence_missing' });
    expect(refused.message).toContain(`POST ${place}/evaluate`);
  }
  const evaluated = await api.versions.evaluate(version);
  const { id, outcome } = evaluated.data;
  expect([evaluated.status, outcome, evaluated.location]).toEqual([201, 'PASSED', `${place}/evaluations/${id}`]);
  const { cases } = (await viewing.evaluations.get({ ...version, evaluationId: id })).data;
  for (const { citation } of cases) expect(citation).not.toBe('');
  expect((await refusalOf(move('CERTIFIED'))).status).toBe(409);
  expect((await promote('CERTIFIED')).status).toBe(201);
  expect((await move('CERTIFIED')).status).toBe(201);
  const { data: history } = await viewing.versionTransitions.list(version);
  expect(history.map(({ evaluationId }) => evaluationId)).toContain(id);
});

test('a factor set that is published has every certified version of the tenant evaluated anew, once', async () => {
  const agents = await Promise.all([bringAgent(client, as), bringAgent(client, as)]);
  for (const agentId of agents) await certifyVersion(client, as, agentId);
  await wait(20);
  const setId = `egrid-${ulid().toLowerCase()}`;
  const payload = { ...factorSetPublished.example, setId };
  const envelope = {
    ...{
      id: `evt_${ulid()}`,
      type: factorSetPublished.type,
      tenantId: 'acme',
      correlationId: 'journey',
      principal: 'test',
    },
    ...{ occurredAt: new Date().toISOString(), audit: '', payload: JSON.stringify(payload) },
  };
  const Records = [1, 2].map((n) => ({ messageId: `m${n}`, body: JSON.stringify({ detail: envelope }) }));
  await invoke(inject('house').edgeUrl, 'certification.question-certified', { Records });
  for (const agentId of agents) {
    const named = { agentId, version: '1.0.0' };
    const list = async () => (await api.evaluations.list(named)).data;
    const found = await until(list, (all) => all.some(({ factorSet }) => factorSet === setId));
    expect(found.filter(({ factorSet }) => factorSet === setId)).toMatchObject([{ outcome: 'PASSED' }]);
    const { data: version } = await api.versions.get(named);
    expect(version).toMatchObject({ state: 'CERTIFIED', evidence: { evaluationId: found[0]?.id } });
  }
});
