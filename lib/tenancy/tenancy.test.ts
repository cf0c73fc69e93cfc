// What tenancy promises, on a real table and user pool.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { claiming, identityAdmin, identityLogin, tableRead, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { NewTenant } from './contract.ts';
import { EmailBusy } from './faults.ts';
import { advanceOnboarding, createTenant, getOnboarding, getTenant, listTenants, standingOf } from './index.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const platform = trialContext([tableWrite, claiming, identityAdmin, identityLogin], { roles: ['platform-admin'] });
const password = 'Correct-horse-9-battery';

const newTenant = (id: string, emails: readonly string[] = [`admin@${id}.test`], more: object = { password }) =>
  NewTenant.parse({
    id,
    name: `The ${id} company`,
    tier: 'team',
    members: emails.map((email, index) => ({ email, role: index === 0 ? 'admin' : 'viewer', ...more })),
  });

const subjectOf = async (email: string) => (await platform.directory.findUser(email)) ?? '';

test('a tenant is there with its people, who can sign in and stand in it with their roles', async () => {
  const view = await createTenant(platform, newTenant('acme', ['admin@acme.test', 'viewer@acme.test']));
  expect(view).toMatchObject({ id: 'acme', tier: 'team', status: 'ACTIVE' });
  expect(await platform.signIn.withPassword('viewer@acme.test', password)).toMatchObject({ outcome: 'signed_in' });
  const standing = await standingOf(platform, await subjectOf('viewer@acme.test'));
  expect(standing).toMatchObject({ tenant: { tenantId: 'acme' }, roles: ['viewer'], email: 'viewer@acme.test' });
});

test('an id that is taken is refused, and nobody gets an account for it', async () => {
  await createTenant(platform, newTenant('twice'));
  const again = createTenant(platform, newTenant('twice', ['other@twice.test']));
  await expect(again).rejects.toMatchObject({ type: { reason: 'tenant_taken' } });
  expect(await platform.directory.findUser('other@twice.test')).toBeUndefined();
});

test('people of another tenant are refused, each by field, and keep their account and password', async () => {
  await createTenant(platform, newTenant('first', ['a@first.test', 'b@first.test']));
  const emails = ['new@second.test', 'a@first.test', 'b@first.test'];
  const second = createTenant(platform, newTenant('second', emails, { password: 'Another-horse-8-battery' }));
  await expect(second).rejects.toMatchObject({
    type: { reason: 'email_taken' },
    problems: [{ field: '/members/1/email' }, { field: '/members/2/email' }],
  });
  expect(await platform.directory.findUser('new@second.test')).toBeUndefined();
  expect(await platform.signIn.withPassword('a@first.test', password)).toMatchObject({ outcome: 'signed_in' });
  await expect(getTenant(platform, 'second')).rejects.toMatchObject({ type: { reason: 'tenant_not_found' } });
});

test('a password against the rules names its member and leaves nothing behind', async () => {
  const weak = NewTenant.parse({
    ...newTenant('weak'),
    members: [
      { email: 'good@weak.test', role: 'admin', password },
      { email: 'bad@weak.test', role: 'viewer', password: 'short' },
    ],
  });
  await expect(createTenant(platform, weak)).rejects.toMatchObject({ problems: [{ field: '/members/1/password' }] });
  expect(await platform.directory.findUser('good@weak.test')).toBeUndefined();
  await createTenant(platform, newTenant('weak', ['good@weak.test']));
});

test('one of two requests for the same tenant at once wins, and it is whole', async () => {
  const both = await Promise.allSettled([
    createTenant(platform, newTenant('race', ['admin@race.test', 'viewer@race.test'])),
    createTenant(platform, newTenant('race', ['admin@race.test', 'viewer@race.test'])),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const email of ['admin@race.test', 'viewer@race.test']) {
    expect(await standingOf(platform, await subjectOf(email))).toMatchObject({ tenant: { tenantId: 'race' } });
    expect(await platform.signIn.withPassword(email, password)).toMatchObject({ outcome: 'signed_in' });
  }
});

test('a creation that fails takes back no account another one is about to use: the other waits its turn', async () => {
  const shared = 'shared@duel.test';
  const theirs = newTenant('duel-b', [shared], { password: 'Another-horse-8-battery' });
  let meanwhile: unknown;
  const pausing: typeof platform = {
    ...platform,
    directory: {
      ...platform.directory,
      // The shared account is made by now, and this creation is about to fail.
      createUser: async (user) => {
        if (user.email !== shared) meanwhile = await createTenant(platform, theirs).catch((error: unknown) => error);
        return platform.directory.createUser(user);
      },
    },
  };
  const ours = NewTenant.parse({
    ...newTenant('duel-a', [shared]),
    members: [
      { email: shared, role: 'admin', password },
      { email: 'bad@duel.test', role: 'viewer', password: 'short' },
    ],
  });
  await expect(createTenant(pausing, ours)).rejects.toMatchObject({ type: { reason: 'member_password_rejected' } });
  expect(meanwhile).toMatchObject({ type: { reason: 'email_busy' }, problems: [{ field: '/members/0/email' }] });
  await createTenant(platform, theirs);
  expect(await standingOf(platform, await subjectOf(shared))).toMatchObject({ tenant: { tenantId: 'duel-b' } });
  const signedIn = await platform.signIn.withPassword(shared, 'Another-horse-8-battery');
  expect(signedIn).toMatchObject({ outcome: 'signed_in' });
});

test('of two tenants that want the same new person at once one gets it, and the account is its', async () => {
  for (const round of ['r1', 'r2', 'r3']) {
    const email = `wanted@${round}.test`;
    const rivals = ['a', 'b'].map((side) => ({ id: `${round}-${side}`, password: `Correct-horse-9-${side}` }));
    const told = await Promise.allSettled(
      rivals.map(({ id, password }) => createTenant(platform, newTenant(id, [email], { password }))),
    );
    const winner = rivals[told.findIndex(({ status }) => status === 'fulfilled')];
    expect(told.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await standingOf(platform, await subjectOf(email))).toMatchObject({ tenant: { tenantId: winner?.id } });
    expect(await platform.signIn.withPassword(email, winner?.password ?? '')).toMatchObject({ outcome: 'signed_in' });
  }
});

test('an account left over by a creation that was cut off is made anew, with the password given now', async () => {
  const email = 'orphan@left.test';
  await platform.directory.createUser({ email, name: 'Old', sendInvitation: false, password: 'Forgotten-horse-7' });
  await createTenant(platform, newTenant('left', [email]));
  expect(await platform.signIn.withPassword(email, 'Forgotten-horse-7')).toMatchObject({ outcome: 'refused' });
  expect(await platform.signIn.withPassword(email, password)).toMatchObject({ outcome: 'signed_in' });
  expect(await standingOf(platform, await subjectOf(email))).toMatchObject({ tenant: { tenantId: 'left' } });
});

test('what a creation that was cut off had claimed is free again as soon as it must be over', async () => {
  const at = (second: number) =>
    trialContext([tableWrite, claiming, identityAdmin], { clock: { now: () => new Date(second * 1000) } });
  const names = ['admin@cut.test'];
  const orElse = () => EmailBusy({ index: 0, email: names[0] ?? '' });
  const begun = Promise.withResolvers<void>();
  const cutOff = Promise.withResolvers<void>();
  const hanging = () => {
    begun.resolve();
    return cutOff.promise;
  };
  const held = at(1_000).claims.during({ kind: 'email', names, orElse }, hanging);
  await begun.promise;
  await expect(createTenant(at(1_010), newTenant('cut'))).rejects.toMatchObject({ type: { reason: 'email_busy' } });
  await createTenant(at(1_015), newTenant('cut'));
  cutOff.resolve();
  await held;
});

test("a foreign tenant and a missing one answer alike; one's own is shown", async () => {
  await createTenant(platform, newTenant('mine'));
  await createTenant(platform, newTenant('theirs'));
  const me = trialContext([tableRead], { memberOf: 'mine', roles: ['admin'] });
  expect(await getTenant(me, 'mine')).toMatchObject({ id: 'mine' });
  const refusal = async (id: string) => getTenant(me, id).catch((error: Error) => error.message.replace(id, '…'));
  expect(await refusal('theirs')).toBe(await refusal('nowhere'));
  await expect(getOnboarding(me, 'theirs')).rejects.toMatchObject({ type: { reason: 'tenant_not_found' } });
});

test('onboarding begins with profile and admin done, and ticks each fact off once', async () => {
  await createTenant(platform, newTenant('steps'));
  const within = trialContext([tableWrite], {
    tenantId: 'steps',
    clock: { now: () => new Date('2026-05-01T00:00:00Z') },
  });
  const states = async () => (await getOnboarding(platform, 'steps')).steps.map(({ state }) => state);
  expect(await states()).toEqual(['done', 'done', 'pending', 'pending']);
  await advanceOnboarding(within, 'agent');
  await advanceOnboarding(trialContext([tableWrite], { tenantId: 'steps' }), 'agent');
  expect((await getOnboarding(platform, 'steps')).steps[2]?.doneAt).toBe('2026-05-01T00:00:00.000Z');
  await advanceOnboarding(within, 'execution');
  expect(await getOnboarding(platform, 'steps')).toMatchObject({ complete: true });
});

test('tenants are listed in pages, in order of their ids', async () => {
  const ids: string[] = [];
  let page = await listTenants(platform, { limit: 3 });
  ids.push(...page.items.map(({ id }) => id));
  while (page.next) {
    page = await listTenants(platform, { limit: 3, after: page.next });
    ids.push(...page.items.map(({ id }) => id));
  }
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids).toContain('acme');
});

test('someone without a membership stands nowhere', async () => {
  expect(await standingOf(platform, 'nobody')).toEqual({ refused: 'no_membership' });
});
