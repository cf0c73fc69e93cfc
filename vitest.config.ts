// Unit tests stand beside the code they promise something about; everything slower has its own project under test/.
import { defineConfig } from 'vitest/config';

const slower = (name: string) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: 60_000, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    environment: 'node',
    projects: [
      { test: { name: 'unit', include: ['{events,lib,functions,infra,local}/**/*.test.ts'] } },
      slower('infra'),
    ],
    coverage: {
      provider: 'v8',
      include: ['events/**', 'lib/**', 'functions/**', 'local/**'],
      thresholds: { lines: 85 },
    },
  },
});
