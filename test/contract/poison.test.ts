// What every consumer's real queue promises: poison is given up after its tries and lies among the dead letters, alone.
import { setTimeout as pause } from 'node:timers/promises';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { belongings, consumers, deliver, eventOf } from './consumers.ts';
import { lendFor, patienceOf, queueOf, send, takeDeadLetters } from './queues.ts';

const newTenant = (): string => `solo-${ulid().toLowerCase()}`;

async function deadLettersOf(queue: ReturnType<typeof queueOf>): Promise<string[]> {
  for (const deadline = Date.now() + 150_000; Date.now() < deadline; await pause(250)) {
    const letters = await takeDeadLetters(queue);
    if (letters.length > 0) return letters;
  }
  return [];
}

// All at once: most of the time passes waiting for the loans to end.
describe.concurrent.each(consumers.map((spec) => ({ id: spec.id, spec })))('$id', ({ spec }) => {
  const queue = queueOf(spec);
  // A minute and more in production; here as short as filling a batch over its window and handling it on a busy machine allow.
  const lentSeconds = spec.windowSeconds + 6;
  let usual: Awaited<ReturnType<typeof patienceOf>>;
  beforeAll(async () => {
    usual = await patienceOf(queue);
    await lendFor(queue, String(lentSeconds));
  });
  afterAll(() => lendFor(queue, usual.seconds));

  test('poison on its queue ends among the dead letters after five tries; its neighbours are done', {
    timeout: 180_000,
  }, async () => {
    const [before, after, reference] = [newTenant(), newTenant(), newTenant()];
    const poison = `poison ${ulid()}`;
    const said = (tenant: string) => JSON.stringify({ detail: eventOf(spec, tenant) });
    const sentAt = Date.now();
    await send(queue, [said(before), poison, said(after)]);
    const letters = await deadLettersOf(queue);
    expect(letters).toEqual([poison]);
    // As many loans had to end before it was given up.
    expect(usual.receives).toBe(5);
    expect(Date.now() - sentAt).toBeGreaterThan(usual.receives * lentSeconds * 1000);
    expect(await takeDeadLetters(queue)).toEqual([]);

    await deliver(spec, [eventOf(spec, reference)]);
    const count = (await belongings(reference)).length;
    expect([(await belongings(before)).length, (await belongings(after)).length]).toEqual([count, count]);
  });
});
