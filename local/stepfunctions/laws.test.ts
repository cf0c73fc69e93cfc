// Laws of the interpreter for any items, any concurrency and any timing: order is kept, limits hold, answers do not vary.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lambda, run } from './trial/drive.ts';
import { serve, type Trial } from './trial/serve.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'states-'));
let trial: Trial;
let active = 0;
let most = 0;

beforeAll(async () => {
  trial = await serve({
    dataDir,
    invokeLambda: async (_arn, payload) => {
      active += 1;
      most = Math.max(most, active);
      await pause(Math.random() * 4);
      active -= 1;
      return { payload };
    },
  });
});

afterAll(async () => {
  await trial.close();
  rmSync(dataDir, { recursive: true });
});

function mapOf(concurrency: number, distributed: boolean): object {
  const ProcessorConfig = { Mode: distributed ? 'DISTRIBUTED' : 'INLINE' };
  const ItemProcessor = { ProcessorConfig, StartAt: 'I', States: { I: lambda() } };
  return { M: { Type: 'Map', MaxConcurrency: concurrency, ItemProcessor, End: true } };
}

test('a map answers in the order of its items and never runs more at once than it may', async () => {
  const items = fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(null)), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 4 }), fc.boolean(), async (given, concurrency, distributed) => {
      most = 0;
      const { result } = await run(trial, mapOf(concurrency, distributed), given);
      expect(result).toEqual(given);
      expect(most).toBeLessThanOrEqual(concurrency);
    }),
    { numRuns: 25 },
  );
});

test('the same definition and input give the same output, whatever the timing of the branches', async () => {
  const branch = (n: number) => ({
    StartAt: 'A',
    States: {
      A: lambda({ Next: 'B', End: undefined }),
      B: { Type: 'Pass', Output: `{% $states.input.n * ${n} %}`, End: true },
    },
  });
  const states = {
    P: {
      Type: 'Parallel',
      Branches: [branch(1), branch(2), branch(3)],
      Output: '{% $sum($states.result) %}',
      End: true,
    },
  };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -1000, max: 1000 }), async (n) => {
      expect((await run(trial, states, { n })).result).toBe(n * 6);
    }),
    { numRuns: 15 },
  );
});
