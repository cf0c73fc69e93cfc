// A runbook is read at night: every name it tells to look at must be one that the app provisions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { resourcesOf } from './templates.ts';

const FOLDER = join(PROJECT_ROOT, 'docs/runbooks');

test('runbooks name only what stands', () => {
  const standing = JSON.stringify(resourcesOf('dev'));
  for (const file of readdirSync(FOLDER)) {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const names = [...text.matchAll(/greenlang-<stage>(-[a-z0-9-]*[a-z0-9])?(?![-a-z0-9]*<)/g)].map(([name]) => name);
    const made = names
      .filter((name) => name !== 'greenlang-<stage>-restored')
      .map((name) => name.replace('<stage>', 'dev'));
    expect(
      made.filter((name) => !new RegExp(`${name}(?![a-z0-9-])`).test(standing)),
      file,
    ).toEqual([]);
  }
});
