// What events promise: one name each, versioned and in the past, and an example that is one.
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Announcer, defineEvent, Envelope } from './envelope.ts';

async function allEvents() {
  const files = (await readdir(import.meta.dirname)).filter(
    (file) => file.endsWith('.ts') && !/^envelope|\.test\.ts$/.test(file),
  );
  const modules = await Promise.all(
    files.map(async (file) => {
      const module: Record<string, Announcer<z.ZodType>> = await import(`./${file}`);
      return Object.values(module).map((event) => ({ file, event }));
    }),
  );
  return modules.flat();
}
const events = await allEvents();

test('every file says one event, called as the file is and versioned', () => {
  expect(events.length).toBeGreaterThan(8);
  for (const { file, event } of events) expect(event.type).toBe(`${file.replace('.ts', '')}.v1`);
});

test('every example is an event that could be said', () => {
  for (const { event } of events)
    expect(event(event.example), event.type).toEqual({ type: event.type, payload: event.example });
});

test('every payload survives being written as JSON', () => {
  for (const { event } of events)
    expect(event.schema.parse(JSON.parse(JSON.stringify(event.example)))).toEqual(event.example);
});

test('what does not fit the schema cannot be said', () => {
  const rang = defineEvent({
    type: 'bell-rang.v1',
    summary: '.',
    schema: z.object({ tone: z.string() }),
    example: { tone: 'a' },
  });
  expect(() => rang({ tone: 1 as unknown as string })).toThrow();
  expect(rang({ tone: 'a', more: 1 } as { tone: string }).payload).toEqual({ tone: 'a' });
});

test('an envelope from before audit entries were named is still read', () => {
  const old = { id: 'e', type: 't.v1', tenantId: 'acme', occurredAt: '2026-01-01T00:00:00.000Z', correlationId: 'c' };
  expect(Envelope.parse({ ...old, principal: 'p', payload: '{}' }).audit).toBe('');
});
