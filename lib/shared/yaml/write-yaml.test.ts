// What is written as YAML means what it meant as JSON.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readYaml } from './read-yaml.ts';
import { writeYaml } from './write-yaml.ts';

const limits = { bytes: 10_000_000, depth: 64 };
const awkward = fc.constantFrom(
  '',
  '07',
  '1e3',
  '0x1F',
  'yes',
  'null',
  '~',
  '- a',
  'a: b',
  '# no',
  ' x ',
  'a\nb\n',
  '2026-01-01',
  '123456789012345678901.5',
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    awkward,
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(awkward, fc.string()).filter((key) => key !== '<<' && key !== '__proto__'),
      tie('json'),
      { maxKeys: 4 },
    ),
  ),
}));

test('data written and read again is the same data, however its text looks', () => {
  fc.assert(
    fc.property(json, (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      expect(readYaml(writeYaml(plain), limits)).toMatchObject({ ok: true, value: plain });
    }),
  );
});
