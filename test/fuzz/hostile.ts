// What people and programs send that nobody meant to receive: scripts that run backwards, look-alikes, names objects already have.
import fc from 'fast-check';

const HUGE = 10_000;

const TEXTS = [
  ...['', ' ', '\t', '\n', '\u0000', '\u0007', '\u007f', '\ufeff', '\u200b', '\u2028', '\u00ad'],
  ...['\u202Egnp.exe', '\u2067مرحبا\u2069', 'שלום', 'e\u0301\u0301\u0301', '👩‍👩‍👧‍👦', '𝖆𝖌𝖊𝖓𝖙', '\ufffd', '\uffff'],
  // Cyrillic, Greek and full-width letters that look like ours; digits of other scripts.
  ...[
    'аcme',
    'fuel-emissiοns',
    'ａｇｅｎｔ',
    '１２３',
    '٣',
    'İstanbul',
    'ß',
    'ﬁle',
    'Fuel-Emissions',
    'fuel_emissions',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'then'],
  ...['NaN', 'Infinity', '-Infinity', '1e999', '-0', '0x10', '1_000', '1,5', ' 1', '1 ', '+1', '.5', '1.', '1e', '--1'],
  ...[
    'null',
    'undefined',
    'true',
    '[object Object]',
    '{}',
    '[]',
    '{{start.id}}',
    '$' + '{7*7}',
    '%s%n',
    '%00',
    '%c0%ae',
  ],
  ...['../../etc/passwd', '..\\..\\', '//example.com', 'file:///etc/passwd', 'http://169.254.169.254/latest/meta-data'],
  ...[
    "' OR '1'='1",
    '"; DROP TABLE agents; --',
    '<script>alert(1)</script>',
    '$(id)',
    '`id`',
    '| id',
    '=1+1',
    '*',
    '(|(a=*))',
  ],
  ...['#', 'a#b', 'TENANT', 'PLATFORM', 'S:', '~', '\\u0000', '\\', '"', "'", '/', '?', '&', ';', ','],
  ...[
    '2025-02-30',
    '2025-13-01',
    '0000-00-00',
    '9999-12-31T23:59:60Z',
    '2025-06-01T00:00:00+99:99',
    '-000001-01-01',
    '2025',
  ],
  ...[
    'latest',
    '*',
    '>=0',
    '^1',
    '1.0',
    '01.2.3',
    '1.2.3+',
    '1.2.3-',
    'v1.2.3',
    `1.0.0-${'a'.repeat(300)}`,
    '999999999999999999.0.0',
  ],
  ...[
    '1'.repeat(400),
    `0.${'3'.repeat(400)}`,
    `1e${'9'.repeat(20)}`,
    `-${'9'.repeat(130)}`,
    '1e-400',
    '1e127',
    '0.1e-129',
  ],
  ...['exe_01J9ZC3W8Q4T6V2X5Y7B9D1F3H', 'exe_', 'EXE_01J9ZC3W8Q4T6V2X5Y7B9D1F3H', 'exe_01J9ZC3W8Q4T6V2X5Y7B9D1F3HX'],
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a', '-', '9', 'é', '\u202e', '(', 'a.', '[').map((part) => part.repeat(HUGE)),
  },
);

export const hostileNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, -1, 1, 0.5, -1.5, 1e21, 1e-7, 1e100, -1e100, 5e-100),
  fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 53, 2 ** 53 - 1, 64, 65, 100, 101, 999, 1000, 1001, 10_000, 10_001, 1e9),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 }),
);

/** So deep that it is refused, or nearly. */
const nested: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(5, 30, 60, 64, 70), fc.boolean())
  .map(([depth, list]) => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = list ? [value] : { a: value };
    return value;
  });

const oddObject: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'length', '', 'toJSON', 'then', '$ref'),
    fc.jsonValue(),
  )
  .map(([name, value]) => ({ [name]: value }));

const manyFields = (count: number): unknown =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, index]));

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 3, arbitrary: hostileNumber },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], [{}], { a: 1 }) },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: oddObject },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 'a', {}, null).map((one) => new Array(1001).fill(one)) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 50_000).map(manyFields) },
);
