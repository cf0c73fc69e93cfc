// What names and descriptions may hold.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine, plainText, unseenIn } from './plain-text.ts';

const name = plainLine(200);

test.each([
  'Fleet fuel',
  'Großhandel Süd',
  '燃料計算',
  'حساب الوقود',
  'מחשבון דלק',
  'می‌خواهم',
  '👩‍🔬 laboratory',
  'a'.repeat(200),
])('%s is a name, in whatever script and direction', (text) => {
  expect(name.parse(text)).toBe(text.normalize());
});

test.each([
  ['a zero byte', 'a\u0000b', 'U+0000'],
  ['a line break', 'a\nb', 'U+000A'],
  ['an escape', 'a\u001b[31mb', 'U+001B'],
  ['a right-to-left override', 'invoice\u202Efdp.exe', 'U+202E'],
  ['an isolate', 'a\u2066b', 'U+2066'],
  ['a zero-width space', 'fuel\u200Bagent', 'U+200B'],
  ['half a character', 'a\uD800b', 'U+D800'],
  ['a byte order mark inside', 'a\uFEFFb', 'U+FEFF'],
])('%s in a name is refused by its code', (_, text, code) => {
  const { error } = name.safeParse(text);
  expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(code)]);
});

test('10,000 characters are refused, and nothing but white space is', () => {
  for (const text of ['x'.repeat(10_000), '', '   ']) expect(name.safeParse(text).success).toBe(false);
});

test('what looks equal is equal', () => {
  expect(name.parse('Zu\u0308rich')).toBe(name.parse('Z\u00FCrich'));
});

test('a text may have lines and tabs, and nothing else that is unseen', () => {
  expect(plainText(100).parse('one\n\ttwo\r\nthree')).toBe('one\n\ttwo\r\nthree');
  expect(plainText(100).safeParse('one\u202Etwo').success).toBe(false);
});

test('what was accepted is accepted again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const parsed = name.safeParse(text);
      if (!parsed.success) return;
      expect(name.parse(parsed.data)).toBe(parsed.data);
      expect(unseenIn(parsed.data)).toBeUndefined();
    }),
  );
});
