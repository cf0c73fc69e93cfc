// Versions and ranges are exactly those of semver.org and node-semver: every published case, with its citation.
import semver from 'semver';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { NewVersion, VersionRange } from '../contract.ts';
import { inSemverOrder, resolveVersion } from '../model.ts';
import invalidFile from './data/cases-semver-invalid.json' with { type: 'json' };
import precedenceFile from './data/cases-semver-precedence.json' with { type: 'json' };
import rangesFile from './data/cases-semver-ranges.json' with { type: 'json' };

const Cited = z.object({ id: z.string(), citation: z.string() });
const Invalid = Cited.extend({ inputs: z.object({ version: z.string() }) });
const Precedence = Cited.extend({
  inputs: z.object({ a: z.string(), b: z.string(), loose: z.boolean() }),
  expected: z.object({ compare: z.literal([-1, 0, 1]) }),
});
const Range = Cited.extend({
  inputs: z.object({ range: z.string(), version: z.string(), loose: z.boolean(), includePrerelease: z.boolean() }),
  expected: z.object({ satisfies: z.boolean() }),
});
const casesOf = <S extends z.ZodType>(file: unknown, shape: S): z.output<S>[] =>
  z.object({ cases: z.array(shape) }).parse(file).cases;

const runtime = { kind: 'builtin', builtin: 'fuel-emissions' };
const isVersion = (version: string): boolean => NewVersion.safeParse({ version, runtime }).success;

describe('no version', () => {
  test.each(casesOf(invalidFile, Invalid))('$id $inputs.version ($citation)', ({ inputs }) => {
    expect(isVersion(inputs.version)).toBe(false);
  });

  test.each([
    ['two parts', '1.2'],
    ['four parts', '1.2.3.4'],
    ['a leading zero', '01.2.3'],
    ['a numeric pre-release with a leading zero', '1.2.3-01'],
    ['an empty pre-release', '1.2.3-'],
    ['an empty identifier', '1.2.3-a..b'],
    ['a leading v', 'v1.2.3'],
    ['an equals sign', '=1.2.3'],
    ['white space around it', ' 1.2.3 '],
    ['a line break after it', '1.2.3\n'],
    ['digits of another script', '١.٢.٣'],
    ['full-width digits', '１.２.３'],
    ['a look-alike letter in a pre-release', '1.2.3-rс.1'],
    ['a sign', '-1.2.3'],
    ['a number beyond 2^53', '9007199254740992.0.0'],
    ['257 characters', `1.2.3-${'a'.repeat(251)}`],
    ['build metadata, which precedence ignores', '1.2.3+build.7'],
    ['nothing', ''],
  ])('%s', (_, version) => {
    expect(isVersion(version)).toBe(false);
  });
});

describe('precedence', () => {
  const cases = casesOf(precedenceFile, Precedence);

  test.each(cases)('$id $inputs.a to $inputs.b ($citation)', ({ inputs: { a, b, loose }, expected }) => {
    expect(semver.compare(a, b, { loose })).toBe(expected.compare);
  });

  test.each(cases.filter(({ inputs: { a, b } }) => isVersion(a) && isVersion(b)))(
    '$id as the registry lists them',
    ({ inputs: { a, b }, expected }) => {
      const highest = expected.compare < 0 ? b : a;
      const listed = inSemverOrder([{ version: a }, { version: b }]).map(({ version }) => version);
      expect(listed[0]).toBe(highest);
      expect(inSemverOrder([{ version: b }, { version: a }])[0]?.version).toBe(expected.compare === 0 ? b : highest);
    },
  );
});

describe('ranges', () => {
  const cases = casesOf(rangesFile, Range);
  const strict = cases.filter(({ inputs }) => !inputs.loose && !inputs.includePrerelease && isVersion(inputs.version));

  test.each(cases)('$id $inputs.range and $inputs.version ($citation)', ({ inputs, expected }) => {
    const { version, range, loose, includePrerelease } = inputs;
    expect(semver.satisfies(version, range, { loose, includePrerelease })).toBe(expected.satisfies);
  });

  test.each(strict)('$id as the registry resolves it', ({ inputs: { version, range }, expected }) => {
    expect(resolveVersion([{ version }], range) !== undefined).toBe(expected.satisfies);
  });

  test('most cases are of the strict kind the registry speaks', () => {
    expect(strict.length).toBeGreaterThan(cases.length / 2);
  });

  test.each(['', '  ', '^', '1.2.3.4', 'latest', 'banana', '>=1.0.0 banana', '^1.2.3 ||| 2', 'x'.repeat(101)])(
    '"%s" is no range',
    (range) => {
      expect(VersionRange.safeParse(range).success).toBe(false);
    },
  );
});
