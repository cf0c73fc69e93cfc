// What logs promise about errors.
import { expect, test } from 'vitest';
import { BodyInvalid } from './faults.ts';
import { loggable, masked } from './loggable.ts';

test('e-mail addresses and tokens are masked wherever they stand', () => {
  const jwt = `${'eyJhbGciOiJSUzI1NiJ9'}.${'eyJzdWIiOiIxMjM0In0'}.${'c2lnbmF0dXJlLXNpZw'}`;
  expect(masked(`Ada <ada.l@acme.example> sent ${jwt} as Bearer abc.`)).toBe(
    'Ada <<e-mail>> sent <token> as Bearer <token>',
  );
  expect(masked('x'.repeat(5000))).toHaveLength(1000);
});

test('of an error stay name, words, place and cause, and no further property', () => {
  const error = Object.assign(new Error('conflict on ada@acme.example', { cause: new TypeError('low') }), {
    CancellationReasons: [{ Item: { password: { S: 'secret' } } }],
    $response: { body: 'secret' },
  });
  const said = loggable(error);
  expect(JSON.stringify(said)).not.toContain('secret');
  expect(said).toMatchObject({ name: 'Error', message: 'conflict on <e-mail>', cause: { name: 'TypeError' } });
  expect(said.stack[0]).toMatch(/^at .*loggable\.test/);
});

test('a refusal is logged by its reason, since its words quote the caller', () => {
  const fault = BodyInvalid([{ field: '/password', message: 'secret is too short' }]);
  expect(JSON.stringify(loggable(fault))).not.toContain('secret');
  expect(loggable(fault).message).toBe('body_invalid');
});

test('broken JSON is not quoted', () => {
  try {
    JSON.parse('{"password": secret}');
  } catch (error) {
    expect(JSON.stringify(loggable(error))).not.toContain('secret');
  }
});

test('a circle of causes and a thrown non-error are logged too', () => {
  const error = new Error('round');
  error.cause = error;
  expect(loggable(error).cause?.cause?.cause?.cause).toBeUndefined();
  expect(loggable('just words')).toMatchObject({ name: 'string', message: 'just words' });
});
