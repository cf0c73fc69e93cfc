// What a sealed answer promises.
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

test('a sealed text is read with the word it was sealed under and with no other, and shows nothing of itself', () => {
  const sealed = seal('glk_acme_secret', 'word-1');
  expect(unseal(sealed, 'word-1')).toBe('glk_acme_secret');
  expect(() => unseal(sealed, 'word-2')).toThrow();
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('glk_');
  expect(seal('glk_acme_secret', 'word-1')).not.toBe(sealed);
});

test('a sealed text that was touched is refused', () => {
  const bytes = Buffer.from(seal('{"key":"k"}', 'word'), 'base64url');
  for (const at of [0, 20, 30, bytes.length - 1]) {
    const touched = Buffer.from(bytes);
    touched[at] = (touched[at] ?? 0) ^ 1;
    expect(() => unseal(touched.toString('base64url'), 'word')).toThrow();
  }
  expect(() => unseal('', 'word')).toThrow();
});
