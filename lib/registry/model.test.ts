// What choosing a version promises, for every set of versions.
import fc from 'fast-check';
import semver from 'semver';
import { expect, test } from 'vitest';
import { VersionWanted } from './contract.ts';
import { inSemverOrder, isVersionOrRange, resolveVersion } from './model.ts';

const part = fc.integer({ min: 0, max: 3 });
const release = fc.tuple(part, part, part).map((parts) => parts.join('.'));
const version = fc.oneof(
  release,
  fc.tuple(release, fc.integer({ min: 1, max: 3 })).map(([r, n]) => `${r}-rc.${n}`),
);
const entries = fc.uniqueArray(version, { maxLength: 12 }).map((all) => all.map((text) => ({ version: text })));
const range = fc.oneof(
  version,
  fc.tuple(fc.constantFrom('^', '~', '>=', '<'), version).map((both) => both.join('')),
);

test('a range finds a version exactly when one satisfies it, and then the highest release that does', () => {
  fc.assert(
    fc.property(entries, range, (all, wanted) => {
      const fitting = inSemverOrder(all).filter((entry) => semver.satisfies(entry.version, wanted));
      const release = fitting.find((entry) => !semver.prerelease(entry.version));
      expect(resolveVersion(all, wanted)).toEqual(release ?? fitting[0]);
    }),
  );
});

test('latest is found whenever there is any version, and does not depend on the order they came in', () => {
  fc.assert(
    fc.property(entries, (all) => {
      const latest = resolveVersion(all, 'latest');
      expect(latest === undefined).toBe(all.length === 0);
      expect(resolveVersion(all.toReversed(), 'latest')).toEqual(latest);
    }),
  );
});

test('a range of hostile length is refused for its length, however valid', () => {
  for (const hostile of ['>=1.0.0 '.repeat(500_000), '1||'.repeat(1_000_000), ' '.repeat(5_000_000), '1'.repeat(101)]) {
    expect(isVersionOrRange(hostile)).toBe(false);
    expect(VersionWanted.safeParse(hostile).success).toBe(false);
  }
});

test.each(['', 'Newest', '__proto__', 'v', '1.2.3.4', '>'])('"%s" names no version', (wanted) => {
  expect(VersionWanted.safeParse(wanted).success).toBe(false);
});
