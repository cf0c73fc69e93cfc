// Laws of the policy language: patterns match as IAM's do and a deny always wins.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judge, matches } from './policy.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 12 });

it('a pattern matches exactly what the same regular expression matches', () => {
  fc.assert(
    fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 }), (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('/', '\\/').replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(matches(pattern, text)).toBe(expression.test(text));
    }),
  );
});

it('a deny outweighs any number of allows, in any order', () => {
  const allow = { Effect: 'Allow' as const, Action: ['*'], Resource: ['*'] };
  const deny = { Effect: 'Deny' as const, Action: ['execute-api:Invoke'], Resource: ['arn:x/dev/GET/*'] };
  fc.assert(
    fc.property(fc.shuffledSubarray([allow, allow, deny], { minLength: 3 }), (Statement) => {
      expect(judge({ Statement }, 'arn:x/dev/GET/v1')).toBe('denied');
      expect(judge({ Statement }, 'arn:x/dev/PUT/v1')).toBe('allowed');
    }),
  );
  expect(judge({ Statement: [] }, 'arn:x')).toBe('not-allowed');
});
