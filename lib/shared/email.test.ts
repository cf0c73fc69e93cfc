// Which e-mail addresses are taken.
import { expect, test } from 'vitest';
import { EmailAddress } from './email.ts';

test.each([
  'ada@example.com',
  "o'neil+x.y_z-@mail.example.co.uk",
  'a@xn--bcher-kva.example',
  'A@B.IO',
  `a@${'b'.repeat(63)}.de`,
])('%s is one, in small letters', (text) => {
  expect(EmailAddress.parse(text)).toBe(text.toLowerCase());
});

const NONE = [
  ...[
    '',
    'ada',
    '@example.com',
    'ada@',
    'ada@example',
    'a b@example.com',
    'ada@example..com',
    '.ada@example.com',
    'ada.@example.com',
  ],
  ...[
    'ada@-example.com',
    'ada@example-.com',
    'ada@exam_ple.com',
    `ada@${'b'.repeat(64)}.de`,
    'ada@1.2.3.4',
    'ada@example.com\n',
    'аda@example.com',
  ],
  `${'a'.repeat(250)}@b.de`,
];

test.each(NONE)('%j is none', (text) => {
  expect(EmailAddress.safeParse(text).success).toBe(false);
});
