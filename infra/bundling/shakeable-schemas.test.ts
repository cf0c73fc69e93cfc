// The rewriting changes how schemas are written and nothing of what they say.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { plainKeys } from './shakeable-schemas.ts';

test('a key that stands for a known constant is written out', () => {
  const source = 'const _hH = "httpHeader";\nexport var A = [0, { [_hH]: _x, [_unknown]: 1 }];\n';
  expect(plainKeys(source)).toBe(
    'const _hH = "httpHeader";\nexport var A = [0, { "httpHeader": _x, [_unknown]: 1 }];\n',
  );
});

test('the schemas of S3 keep no computed key', async () => {
  const main = createRequire(import.meta.url).resolve('@aws-sdk/client-s3');
  const source = await readFile(join(dirname(main), '../dist-es/schemas/schemas_0.js'), 'utf8');
  expect(plainKeys(source)).not.toMatch(/\{ \[_\w+\]:/);
});
