// Unit tests stand beside the code they promise something about; everything slower has its own project under test/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{events,lib,functions,infra,local}/**/*.test.ts'],
    environment: 'node',
    coverage: {
      provider: 'v8',
      include: ['events/**', 'lib/**', 'functions/**', 'local/**'],
      thresholds: { lines: 85 },
    },
  },
});
