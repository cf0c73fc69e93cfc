// The suites that look at the house from outside; each is a project that `npm test` runs by name.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { root: import.meta.dirname, test: { name: 'architecture', include: ['{architecture,docs}/**/*.test.ts'] } },
    ],
  },
});
