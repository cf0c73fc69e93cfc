// What certification promises, on real table and signing key.
import { afterAll, expect, test } from 'vitest';
import { openWorkshop } from '../../local/ground/workshop.ts';
import { loadBuiltin } from '../builtins/index.ts';
import { objectsWrite, type Role, receiptsSign, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import {
  type Agent,
  agentById,
  certifiedAgents,
  createAgent,
  createVersion,
  getAgent,
  getVersion,
  listTransitions,
  listVersionTransitions,
  NewAgent,
  NewVersion,
  renewEvidence,
  transitionAgent,
} from '../registry/index.ts';
import { evaluateVersion, getEvaluation, listEvaluations, promote, reviewCertified } from './index.ts';
import { runCase } from './run-case.ts';

const workshop = await openWorkshop();
afterAll(() => workshop[Symbol.asyncDispose]());

const sent: unknown[] = [];
const queues = { send: async (_: string, message: unknown) => void sent.push(message) };
const within = (tenantId: string, role: Role = 'admin') => {
  const ctx = trialContext([tableWrite, objectsWrite, receiptsSign], { tenantId, roles: [role] });
  return { ...ctx, tenantId, queues, remainingMs: () => 600_000 };
};
type Ctx = ReturnType<typeof within>;
const admin = within('acme');
const version = '1.0.0';

let made = 0;
async function bring(ctx: Ctx, builtin = 'fuel-emissions'): Promise<string> {
  made += 1;
  const id = `agent-${made}`;
  await createAgent(ctx, NewAgent.parse({ id, name: 'An agent', category: 'emissions' }));
  await createVersion(ctx, id, NewVersion.parse({ version, runtime: { kind: 'builtin', builtin } }));
  return id;
}

async function certify(ctx: Ctx, builtin?: string): Promise<string> {
  const agentId = await bring(ctx, builtin);
  await evaluateVersion(ctx, { agentId, version });
  await promote(ctx, { agentId, version });
  await promote(ctx, { agentId, version, to: 'CERTIFIED' });
  await transitionAgent(ctx, agentId, { to: 'EXPERIMENTAL' });
  await transitionAgent(ctx, agentId, { to: 'CERTIFIED' });
  return agentId;
}

const reason = (expected: string) => ({ type: { reason: expected } });
const standing = async (ctx: Ctx, agentId: string) => [
  (await getAgent(ctx, agentId)).state,
  (await getVersion(ctx, agentId, version)).state,
];

/** As if a release had changed what the version computes with: its evidence is on another basis than the one in use. */
async function outdate(ctx: Ctx, agentId: string): Promise<void> {
  const agent: Agent = await agentById(ctx, agentId);
  const [entry] = agent.versions;
  if (!entry?.evidence) throw new Error('It is certified.');
  await ctx.commit({ writes: [renewEvidence(ctx, agent, entry, { ...entry.evidence, basis: 'of before' })] });
}

test('a version is certified on a passed evaluation, and the agent on its certified version', async () => {
  const agentId = await certify(admin);
  expect(await standing(admin, agentId)).toEqual(['CERTIFIED', 'CERTIFIED']);
  const { items } = await listEvaluations(admin, { agentId, version }, { limit: 5 });
  expect(items).toMatchObject([{ outcome: 'PASSED', counts: { failed: 0 }, by: 'trial' }]);
  const [evaluation] = items;
  const { evidence } = await getVersion(admin, agentId, version);
  expect(evidence).toEqual({ evaluationId: evaluation?.id, basis: evaluation?.basis, at: evaluation?.at });
  const whole = await getEvaluation(admin, { agentId, version, evaluationId: evaluation?.id ?? '' });
  expect(whole.cases.every(({ passed, receipt }) => passed && receipt.valid && receipt.chainHead)).toBe(true);
  expect(whole.sets.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  const history = await listVersionTransitions(admin, { agentId, version }, { limit: 5 });
  expect(history.items.map(({ from, to, evaluationId }) => [from, to, evaluationId])).toEqual([
    ['DRAFT', 'EXPERIMENTAL', undefined],
    ['EXPERIMENTAL', 'CERTIFIED', evaluation?.id],
  ]);
});

test('without an evaluation nothing is certified, and the refusal names the way', async () => {
  const agentId = await bring(admin);
  await promote(admin, { agentId, version });
  const refused = { ...reason('evidence_missing'), message: expect.stringContaining(`/versions/${version}/evaluate`) };
  await expect(promote(admin, { agentId, version })).rejects.toMatchObject(refused);
  await transitionAgent(admin, agentId, { to: 'EXPERIMENTAL' });
  await expect(transitionAgent(admin, agentId, { to: 'CERTIFIED' })).rejects.toMatchObject(refused);
  expect(await standing(admin, agentId)).toEqual(['EXPERIMENTAL', 'EXPERIMENTAL']);
});

test('a version goes one step at a time and not twice, and certifying needs its permission', async () => {
  const agentId = await bring(admin);
  const refused = reason('promotion_refused');
  await expect(promote(admin, { agentId, version, to: 'CERTIFIED' })).rejects.toMatchObject(refused);
  await promote(admin, { agentId, version, to: 'EXPERIMENTAL' });
  await expect(promote(admin, { agentId, version, to: 'EXPERIMENTAL' })).rejects.toMatchObject(refused);
  await evaluateVersion(admin, { agentId, version });
  const developer = within('acme', 'developer');
  await expect(promote(developer, { agentId, version })).rejects.toMatchObject(reason('permission_missing'));
  await promote(admin, { agentId, version });
  await expect(promote(admin, { agentId, version })).rejects.toMatchObject(refused);
});

test('of promotions at once exactly one happens, and of evaluations at once exactly one is kept', async () => {
  const agentId = await bring(admin);
  await promote(admin, { agentId, version });
  const together = meeting(3);
  const signed = admin.receiptSigner;
  const sign = (digest: Uint8Array) => together().then(() => signed.sign(digest));
  const racing = { ...admin, tenantId: 'acme', receiptSigner: { sign } };
  const evaluations = await Promise.allSettled([1, 2, 3].map(() => evaluateVersion(racing, { agentId, version })));
  const kept = await listEvaluations(admin, { agentId, version }, { limit: 10 });
  const stood = evaluations.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []));
  expect(kept.items.map(({ id }) => id).sort()).toEqual(stood.sort());
  expect(stood).toHaveLength(1);
  const promotions = await Promise.allSettled([1, 2, 3, 4].map(() => promote(admin, { agentId, version })));
  expect(promotions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await listVersionTransitions(admin, { agentId, version }, { limit: 9 })).items).toHaveLength(2);
});

/** Lets its callers go on when so many have come. */
function meeting(of: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come >= of) resolve();
    return promise;
  };
}

test('a case that comes out otherwise fails with expected, found and difference; one that cannot be computed says why', async () => {
  const agent = await loadBuiltin('fuel-emissions');
  const [golden] = (await agent?.golden()) ?? [];
  if (!agent || !golden) throw new Error('It has cases.');
  const wrong = { ...golden, expected: [{ at: '/total/co2eKg', value: '5508', tolerance: '0.001' }] };
  expect(await runCase(admin, agent, { id: 'evl_1', golden: wrong, sinceRelease: undefined })).toMatchObject({
    passed: false,
    figures: [{ expected: '5508', found: '5507.97365', difference: '-0.02635', passed: false }],
    receipt: { valid: true },
  });
  const broken = { ...golden, input: { gwpSet: 'AR5', activities: [{ site: 'A', fuel: 'moon dust' }] } };
  expect(await runCase(admin, agent, { id: 'evl_1', golden: broken, sinceRelease: undefined })).toMatchObject({
    passed: false,
    figures: [],
  });
});

test('an evaluation that fails takes a certified version back, and its agent with it, with the drifted cases as reason', async () => {
  const tenant = within('drifting');
  const agentId = await certify(tenant);
  const drifting = { ...tenant, tenantId: 'drifting', receiptSigner: { sign: brokenSignature } };
  const failed = await evaluateVersion(drifting, { agentId, version, factorSet: 'egrid-2024' });
  expect(failed).toMatchObject({ outcome: 'FAILED', factorSet: 'egrid-2024' });
  expect(await standing(tenant, agentId)).toEqual(['EXPERIMENTAL', 'EXPERIMENTAL']);
  const why = expect.stringMatching(
    /^On the release of factor set egrid-2024, it drifts in \d+ of \d+ golden cases: "EPA-NG-03/,
  );
  const history = await listVersionTransitions(tenant, { agentId, version }, { limit: 9 });
  expect(history.items.at(-1)).toMatchObject({ from: 'CERTIFIED', to: 'EXPERIMENTAL', reason: why });
  const agentHistory = await listTransitions(tenant, agentId, { limit: 9 });
  expect(agentHistory.items.at(-1)).toMatchObject({ from: 'CERTIFIED', to: 'EXPERIMENTAL', reason: why });
  const refused = { ...reason('evidence_missing'), problems: [{ details: { why: 'failed' } }] };
  await expect(promote(tenant, { agentId, version })).rejects.toMatchObject(refused);
  expect((await certifiedAgents(tenant, 10)).items).toEqual([]);
  await evaluateVersion(tenant, { agentId, version });
  await promote(tenant, { agentId, version });
  expect(await standing(tenant, agentId)).toEqual(['EXPERIMENTAL', 'CERTIFIED']);
});

const brokenSignature = async () => ({ algorithm: 'Ed25519' as const, publicKey: 'AAAA', signature: 'AAAA' });

test('a review evaluates what is in question, once however often it is repeated, and no other tenant', async () => {
  const [tenant, other] = [within('reviewed'), within('unreviewed')];
  const agents = [await certify(tenant), await certify(tenant, 'cbam'), await certify(tenant, 'building-energy')];
  const theirs = await certify(other);
  const since = new Date(Date.now() + 1).toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const review = { tenantId: 'reviewed', since, factorSet: 'egrid-2024' };
  const numbers = () => Promise.all(agents.map(async (agentId) => count(tenant, agentId)));
  await reviewCertified(tenant, review);
  expect(await numbers()).toEqual([2, 2, 2]);
  await Promise.all([reviewCertified(tenant, review), reviewCertified(tenant, review)]);
  expect(await numbers()).toEqual([2, 2, 2]);
  const later = { ...review, since: new Date(Date.now() + 1).toISOString() };
  await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([1, 2, 3].map(() => reviewCertified(tenant, later)));
  expect(await numbers()).toEqual([3, 3, 3]);
  expect(await count(other, theirs)).toBe(1);
  for (const agentId of agents) expect(await standing(tenant, agentId)).toEqual(['CERTIFIED', 'CERTIFIED']);
});

const count = async (ctx: Ctx, agentId: string): Promise<number> =>
  (await listEvaluations(ctx, { agentId, version }, { limit: 50 })).items.length;

test('the daily review evaluates evidence for another basis, and leaves what holds alone', async () => {
  const tenant = within('daily');
  const [outdated, current] = [await certify(tenant), await certify(tenant)];
  await outdate(tenant, outdated);
  await reviewCertified(tenant, { tenantId: 'daily' });
  expect(await count(tenant, outdated)).toBe(2);
  expect(await count(tenant, current)).toBe(1);
  expect(await getVersion(tenant, outdated, version)).toMatchObject({
    evidence: { basis: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

test('a review that runs out of time hands the rest on', async () => {
  const tenant = within('hurried');
  const agentId = await certify(tenant);
  await outdate(tenant, agentId);
  sent.length = 0;
  await reviewCertified({ ...tenant, tenantId: 'hurried', remainingMs: () => 1_000 }, { tenantId: 'hurried' });
  expect(sent).toEqual([{ tenantId: 'hurried' }]);
  expect(await count(tenant, agentId)).toBe(1);
});
