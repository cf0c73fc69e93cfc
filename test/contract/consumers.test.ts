// What every consumer promises: done once however often it is told, poison stays alone, tenants stay apart.
import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { belongings, consumers, deliver, eventOf } from './consumers.ts';

/** A tenant of this test's own, where nothing else happens. */
const newTenant = (): string => `solo-${ulid().toLowerCase()}`;

describe.each(consumers.map((spec) => ({ id: spec.id, spec })))('$id', ({ spec }) => {
  test('told twice, apart or in one batch, it leaves what telling it once leaves', async () => {
    const tenant = newTenant();
    const event = eventOf(spec, tenant);
    expect(await deliver(spec, [event])).toEqual([]);
    const once = await belongings(tenant);
    expect(await deliver(spec, [event])).toEqual([]);
    expect(await deliver(spec, [event, event])).toEqual([]);
    expect(await belongings(tenant)).toEqual(once);
  });

  test.each([
    ['is no JSON', () => 'not json'],
    ['is no event', () => '{"detail": {"type": 1}}'],
    ['has a payload that breaks its schema', () => ({ ...eventOf(spec, newTenant()), payload: '"?' })],
    ['is of an unheard-of type', () => ({ ...eventOf(spec, newTenant()), type: 'never-heard.v1' })],
    ['names no possible tenant', () => eventOf(spec, 'NOT#A#TENANT')],
  ])('a message that %s comes back alone; its neighbours are done', async (kind, poison) => {
    if (kind === 'is of an unheard-of type' && spec.on.includes('*')) return;
    const [before, after] = [newTenant(), newTenant()];
    expect(await deliver(spec, [eventOf(spec, before), poison(), eventOf(spec, after)])).toEqual([1]);
    const reference = newTenant();
    await deliver(spec, [eventOf(spec, reference)]);
    const count = (await belongings(reference)).length;
    expect([(await belongings(before)).length, (await belongings(after)).length]).toEqual([count, count]);
  });

  test('what it does for one tenant touches no other', async () => {
    const [one, other] = [newTenant(), newTenant()];
    await deliver(spec, [eventOf(spec, other)]);
    const before = await belongings(other);
    await deliver(spec, [eventOf(spec, one)]);
    expect(await belongings(other)).toEqual(before);
  });
});

test('what consumers leave behind is seen: these comparisons are not of nothing with nothing', async () => {
  const left = await Promise.all(
    consumers.map(async (spec) => {
      const tenant = newTenant();
      await deliver(spec, [eventOf(spec, tenant)]);
      return belongings(tenant);
    }),
  );
  expect(left.filter((items) => items.length > 0).length).toBeGreaterThan(1);
});
