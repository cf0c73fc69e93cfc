// What faults promise.
import { expect, test } from 'vitest';
import { defineFault, FAULT_KINDS, Fault, isFault } from './fault.ts';

const description = { cause: 'When.', remedy: 'Do.' } as const;
const Missing = defineFault<{ id: string }>({
  ...description,
  reason: 'missing',
  kind: 'not_found',
  say: ({ id }) => `There is no ${id}.`,
});
const Wrong = defineFault<readonly string[]>({
  ...description,
  reason: 'wrong',
  kind: 'invalid',
  say: (fields) => fields.map((field) => ({ field, message: `${field} is wrong.` })),
});
const Busy = defineFault({
  ...description,
  reason: 'busy',
  kind: 'throttled',
  retryAfterSeconds: 3,
  say: () => ({ message: 'Busy.', details: { left: 0 } }),
});

test('a fault says what happened in its words, as text, problem or list of problems', () => {
  expect(Missing({ id: 'x' }).problems).toEqual([{ message: 'There is no x.' }]);
  expect(Wrong(['/a', '/b']).message).toBe('/a is wrong. /b is wrong.');
  expect(Busy()).toMatchObject({ problems: [{ message: 'Busy.', details: { left: 0 } }], retryAfterSeconds: 3 });
});

test('a fault is an error with a stack, known by its reason and by nothing else', () => {
  const fault = Missing({ id: 'x' });
  expect(fault).toBeInstanceOf(Error);
  expect(fault.stack).toContain('fault.test');
  expect([isFault(fault), isFault(fault, Missing), isFault(fault, Wrong, Missing), isFault(fault, Wrong)]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect([isFault(new Error('missing')), isFault({ type: Missing }), isFault(undefined)]).toEqual([
    false,
    false,
    false,
  ]);
});

test('the declaration is data too: its description stands on it', () => {
  expect({ ...Missing }).toEqual({ reason: 'missing', kind: 'not_found', cause: 'When.', remedy: 'Do.' });
});

test('a cause is kept for the log and stands in no word', () => {
  const fault = new Fault(Missing, [{ message: 'Gone.' }], { cause: new Error('secret') });
  expect([fault.message, fault.cause]).toEqual(['Gone.', new Error('secret')]);
});

test('every kind has a status of failure and a code in snake case', () => {
  for (const { status, code } of Object.values(FAULT_KINDS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(code).toMatch(/^[a-z_]+$/);
  }
});
