// What beginning promises: only what is named is brought, only in a container, and it neither fails nor holds anybody up.
import { afterEach, expect, test, vi } from 'vitest';
import { begin } from './begin.ts';
import type { Use } from './context.ts';

afterEach(() => vi.unstubAllEnvs());

const bringing = (ahead?: () => Promise<void>): Use => ({
  ...{ name: 'table:read', open: () => ({}) },
  ...(ahead && { ahead }),
});
const told: string[] = [];
const tells = (name: string) => bringing(async () => void told.push(name));

test('a container brings what its declaration names; whoever only reads the declaration brings nothing', async () => {
  await begin([tells('read'), bringing()]);
  expect(told).toEqual([]);
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
  await begin([tells('one'), bringing(), tells('two')]);
  expect(told).toEqual(['one', 'two']);
});

test('what fails at once, fails later or never ends keeps nobody from beginning', async () => {
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
  const atOnce = bringing(() => {
    throw new Error('at once');
  });
  const later = bringing(() => Promise.reject(new Error('later')));
  const never = bringing(() => new Promise(() => undefined));
  await expect(begin([atOnce, later])).resolves.toBeUndefined();
  await expect(begin([never, later])).resolves.toBeUndefined();
});
