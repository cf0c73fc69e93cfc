// The laws of reading JSON.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFault } from '../../shared/fault.ts';
import { RequestInvalid } from '../faults.ts';
import { MAX_DEPTH, parseStrictJson } from './strict-json.ts';

const refusal = (text: string): string => {
  try {
    parseStrictJson(text);
  } catch (error) {
    if (isFault(error, RequestInvalid)) return error.message;
    throw error;
  }
  return 'accepted';
};

test('what JSON.stringify writes of plain values is read back as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const said = refusal(text);
      if (said === 'accepted') expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      else expect(said).toMatch(/too small|too large|surrogate|__proto__/);
    }),
  );
});

test('any text is either refused as a fault or read exactly as JSON.parse reads it', () => {
  const crumbs = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\"',
    '"a"',
    '"\\u0061"',
    '1',
    '-0',
    '1e5',
    'true',
    'null',
    ' ',
    '\n',
  );
  const nearJson = fc.array(crumbs, { maxLength: 14 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(nearJson, fc.json(), fc.string()), (text) => {
      if (refusal(text) === 'accepted') expect(parseStrictJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 2000 },
  );
});

test('a key twice in one object is refused at any depth, however it is escaped', () => {
  for (const text of ['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '[{"x":{"b":[],"c":{},"b":0}}]', '{"":1,"":2}']) {
    expect(refusal(text)).toContain('twice');
  }
});

test('where the key stands is told from the root', () => {
  const read = () => parseStrictJson('[{"x":{"b":[],"c":{},"b":0}}]');
  expect(read).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ field: '/0/x/b' })] }));
});

test('the same key in different objects, and as a value, is no twin', () => {
  for (const text of ['{"a":{"a":"a"},"b":["a","a",{"a":":"}]}', '[{"a":1},{"a":2}]', '{"a":"b","b":"a"}']) {
    expect(refusal(text)).toBe('accepted');
  }
});

test('brackets, colons and quotes within strings count for nothing', () => {
  const tricky = { 'a:"{[': ']}":\\"', b: '\\', c: '{"b":1,"b":2}' };
  expect(parseStrictJson(JSON.stringify(tricky))).toEqual(tricky);
});

test(`nesting is followed down to ${MAX_DEPTH} levels and no further`, () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(refusal(nested(MAX_DEPTH))).toBe('accepted');
  expect(refusal(nested(MAX_DEPTH + 1))).toContain('deeper');
  expect(refusal(nested(1_000_000))).toContain('deeper');
  expect(refusal(`[${'[],'.repeat(1000)}[]]`)).toBe('accepted');
});

test('a number that would become Infinity or nothing, or that the table cannot hold, is refused', () => {
  for (const number of ['1e400', '-1e400', '1e126', `9${'0'.repeat(400)}`, '1e-131', '1e-400', '-0.0e0001', '0.0']) {
    const zero = /^-?0\.0/.test(number);
    expect(refusal(`{"quantity":${number}}`)).toMatch(zero ? 'accepted' : 'decimal string');
  }
});

const place = (text: string): string | undefined => {
  try {
    parseStrictJson(text);
  } catch (error) {
    if (isFault(error, RequestInvalid)) return error.problems[0]?.field;
  }
  return undefined;
};

test('a number that a double would round is refused by its place, and told to come as text', () => {
  const rounded = [
    '0.1234567890123456789012345',
    '12345678901234567890',
    '9007199254740993',
    '-1.00000000000000000001',
    '1.00000000000000000001e5',
    '0.30000000000000001',
  ];
  for (const number of rounded) {
    expect(refusal(`{"quantity":${number}}`), number).toContain('decimal string');
    expect(place(`{"a/b":[{"x":"y","q":[1,"z",{}]},{"n":[0,${number}]}]}`), number).toBe('/a~1b/1/n/1');
  }
  expect(place('0.1234567890123456789012345')).toBe('');
});

test('a number that says the same in other digits is kept', () => {
  for (const number of [
    '0.30000000000000004',
    '1.10000000000000000000000000',
    '100000000000000000000000',
    '1e23',
    '123456789.000000000e-003',
    '-0.000000000000000000000',
    '0.00000000000000000000125',
    '9007199254740992',
    '1E+0000000000000005',
  ])
    expect(refusal(`{"quantity":${number}}`), number).toBe('accepted');
});

test('every double survives as JSON.stringify writes it, and does not with further digits that mean something', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: 1e-100, max: 1e100 }), (value) => {
      expect(refusal(JSON.stringify([value, -value]))).toBe('accepted');
      const [mantissa, exponent] = value.toExponential(20).split('e');
      expect(refusal(`[${mantissa}00001e${exponent}]`)).toContain('decimal string');
    }),
  );
});

test('what is not JSON is refused: NaN, comments, single quotes, trailing commas, nothing at all', () => {
  for (const text of [
    'NaN',
    '{"a":NaN}',
    '{"a":Infinity}',
    '{a:1}',
    "{'a':1}",
    '[1,]',
    '/**/1',
    '',
    ' ',
    '01',
    '1 2',
  ]) {
    expect(refusal(text)).toContain('not valid JSON');
  }
});

test('half a surrogate pair is refused, a whole one is not', () => {
  expect(refusal('{"name":"\\ud83d"}')).toContain('surrogate');
  expect(refusal('{"\\udc00":1}')).toContain('surrogate');
  expect(parseStrictJson('["\\ud83d\\ude00"]')).toEqual(['😀']);
});

test('the prototype is no field, and an object keeps its prototype', () => {
  expect(refusal('{"__proto__":{"admin":true}}')).toContain('__proto__');
  expect(refusal('[{"\\u005f_proto__":1}]')).toContain('__proto__');
  expect(parseStrictJson('{"constructor":1,"toString":2}')).toEqual({ constructor: 1, toString: 2 });
});

test('a number of a million digits does not hold the reader up', () => {
  for (const number of [
    `0.${'0'.repeat(1_000_000)}1`,
    `1${'01'.repeat(500_000)}e-999999`,
    `1.${'0'.repeat(1_000_000)}1`,
  ])
    expect(refusal(`[${number}]`)).toContain('decimal string');
});

test('millions of quotes, escapes and long strings do not hold the reader up', () => {
  const hostile = ['"'.padEnd(2_000_001, '\\"'), `"${'\\\\'.repeat(1_000_000)}"`, `"${'x'.repeat(5_000_000)}"`];
  expect(hostile.map((text) => refusal(text) === 'accepted')).toEqual([false, true, true]);
});
