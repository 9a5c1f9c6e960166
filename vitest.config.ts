import { defineConfig } from 'vitest/config';

/** The quick suites; the longer ones have scripts of their own (`npm run test:long`, `npm run test:browser`). */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**', 'test/browser/**', '**/node_modules/**'],
    testTimeout: 60_000,
  },
});
