// The budget judges what API callers wait for, and tells our code from our data and from other people's code.
import { expect, test } from 'vitest';
import { API_BUDGET, type BundleSize, judgeSizes, sizeReport } from './size-report.ts';

const bundle = (size: Partial<BundleSize>): BundleSize => ({
  id: 'things.get',
  kind: 'endpoint',
  totalBytes: 1,
  lazyBytes: 0,
  ownCodeBytes: 1,
  dataBytes: 0,
  biggestPackages: [],
  ...size,
});

test('an API function over the limit fails, one over the goal warns, others pass in silence', () => {
  const sizes = [
    bundle({ id: 'a.heavy', totalBytes: API_BUDGET.failBytes + 1 }),
    bundle({ id: 'a.near', totalBytes: API_BUDGET.warnBytes + 1 }),
    bundle({ id: 'a.ours', ownCodeBytes: API_BUDGET.ownCodeBytes + 1 }),
    bundle({ id: 'a.light' }),
  ];
  const { failures, warnings } = judgeSizes(sizes);
  expect(failures.map((sentence) => sentence.split(' ')[0])).toEqual(['a.heavy']);
  expect(warnings.map((sentence) => sentence.split(' ')[0])).toEqual(['a.near', 'a.ours']);
});

test('what nobody waits for may weigh more', () => {
  expect(judgeSizes([bundle({ kind: 'step', totalBytes: 5_000_000 })])).toEqual({ failures: [], warnings: [] });
});

test('bytes are counted as packages, as data tables or as our own code', () => {
  const inputs = {
    'lib/factors/find-factor.ts': { bytesInOutput: 10 },
    'lib/factors/data/epa.json': { bytesInOutput: 20 },
    'node_modules/zod/index.js': { bytesInOutput: 30 },
    'node_modules/a/node_modules/@b/c/index.js': { bytesInOutput: 5 },
  };
  const output = { bytes: 70, inputs, imports: [], exports: [] };
  const spec = { id: 'things.get', kind: 'job' } as const;
  const common = { summary: '', impact: '', uses: [], assets: [], timeoutSeconds: 1, memoryMb: 128, schedule: '' };
  const [size] = sizeReport({ inputs: {}, outputs: { 'dist/things.get/index.mjs': output } }, [
    { file: '', domain: 'things', spec: { ...common, ...spec } },
  ]);
  expect(size).toMatchObject({
    totalBytes: 70,
    ownCodeBytes: 10,
    dataBytes: 20,
    biggestPackages: [
      { name: 'zod', bytes: 30 },
      { name: '@b/c', bytes: 5 },
    ],
  });
});
