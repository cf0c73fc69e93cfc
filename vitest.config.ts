// Unit tests stand beside the code they promise something about; everything slower has its own project under test/.
import { defineConfig } from 'vitest/config';

/** Long enough for a busy machine of two cores: what is late is no failure, what hangs is. */
const slower = (name: string, folders = name, more: object = {}) => ({
  test: { name, include: [`test/${folders}/**/*.test.ts`], testTimeout: 180_000, hookTimeout: 300_000, ...more },
});

/** The whole embedded stack, raised once for all files of the project. */
const onStack = { globalSetup: ['test/harness/global-setup.ts'] };

/** What infra sets for every function. */
const functionNames = { POWERTOOLS_METRICS_NAMESPACE: 'GreenLang', POWERTOOLS_SERVICE_NAME: 'test' };

export default defineConfig({
  test: {
    environment: 'node',
    // A stack's receipts are recomputed before it goes; cut short, that would pass unseen.
    teardownTimeout: 300_000,
    // What a passing test prints is nobody's news.
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{client,events,lib,functions,infra,local}/**/*.test.ts'],
          env: functionNames,
          // A property of thousands of cases may wait for its turn on a busy machine; nothing here is judged by the clock.
          testTimeout: 60_000,
        },
      },
      slower('architecture', '{architecture,bench,docs,run}'),
      slower('infra', 'infra', { globalSetup: ['test/infra/setup.ts'] }),
      slower('scaffold'),
      // Enough for every consumer's queue to be waited for at once.
      slower('contract', 'contract', { ...onStack, maxConcurrency: 100 }),
      // One file after the other: what is seen by one tenant is compared before and after what others do.
      slower('hostile', '{fuzz,attacks}', { ...onStack, testTimeout: 600_000, fileParallelism: false }),
      slower('journeys', 'journeys', onStack),
    ],
    coverage: {
      provider: 'v8',
      include: ['client/**/*.ts', 'events/**/*.ts', 'lib/**/*.ts', 'functions/**/*.ts', 'local/**/*.ts'],
      thresholds: { lines: 85 },
    },
  },
});
