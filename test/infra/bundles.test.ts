// Real bundles: each loads in Node as Lambda would load it, lies beside its assets, and keeps the budget.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bundles, bundleFunctions } from '../../infra/bundle.ts';

let home: string;
let bundles: Bundles;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'greenlang-bundles-'));
  bundles = await bundleFunctions({ outdir: home });
});
afterAll(() => rm(home, { recursive: true, force: true }));

test('no API function is over the budget', () => {
  expect(bundles.failures).toEqual([]);
});

test('every function has its bundle and every asset it declares', () => {
  for (const { spec } of bundles.catalogue.functions) {
    const directory = join(bundles.directory, spec.id);
    expect(existsSync(join(directory, 'index.mjs')), spec.id).toBe(true);
    for (const asset of spec.assets) {
      const file = asset === 'openapi' ? 'openapi.json' : join('assets', basename(asset));
      expect(existsSync(join(directory, file)), `${spec.id} ${asset}`).toBe(true);
    }
  }
});

test('every bundle loads and exports a handler that carries its declaration', () => {
  const script = `
    for (const id of ${JSON.stringify(bundles.catalogue.functions.map(({ spec }) => spec.id))}) {
      const { handler } = await import(${JSON.stringify(bundles.directory)} + '/' + id + '/index.mjs');
      if (typeof handler !== 'function' || handler.spec?.id !== id) throw new Error(id + ' exports no handler of its own');
    }`;
  const env = { ...process.env, AWS_REGION: 'eu-central-1', POWERTOOLS_TRACE_ENABLED: 'false' };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});
