// The laws of keys.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOf, renderKey, renderPrefix } from './keys.ts';

const template = 'RUN#{agentId}#{day}';
const part = fc.string({ minLength: 1, unit: fc.constantFrom('#', '%', '2', '3', '5', 'a', '{', '}', '$', '&') });
const values = fc.record({ agentId: part, day: part });

test('different values never make the same key', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const same = a.agentId === b.agentId && a.day === b.day;
      expect(renderKey(template, a) === renderKey(template, b)).toBe(same);
    }),
    { numRuns: 1000 },
  );
});

test('no value smuggles a # into a key', () => {
  fc.assert(
    fc.property(values, (given) => {
      expect(renderKey(template, given).split('#')).toHaveLength(3);
    }),
  );
});

test('a prefix of a key begins every key it should find and no key of a neighbour', () => {
  fc.assert(
    fc.property(values, part, ({ agentId, day }, other) => {
      const prefix = renderPrefix(template, { agentId });
      expect(renderKey(template, { agentId, day }).startsWith(prefix)).toBe(true);
      expect(renderKey(template, { agentId: other, day }).startsWith(prefix)).toBe(other === agentId);
    }),
  );
});

test('a prefix ends before the first field without value, whatever follows', () => {
  expect(renderPrefix('{a}#{b}', {})).toBe('');
  expect(renderPrefix('{a}#{b}', { b: 'x' })).toBe('');
  expect(renderPrefix('{a}#{b}', { a: 0 })).toBe('0#');
  expect(renderPrefix('META', {})).toBe('META');
});

test('a key needs every field of its template', () => {
  expect(() => renderKey(template, { agentId: 'a' })).toThrow('needs a value for day');
  expect(() => renderKey(template, { agentId: '', day: 'x' })).toThrow('needs a value for agentId');
  expect(fieldsOf(template)).toEqual(['agentId', 'day']);
});
