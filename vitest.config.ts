import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Folders under test/ that have a script of their own: `npm run test:long`, and so on. */
const SLOW = ['long', 'browser', 'faults', 'soak'];
/** Where `.ci/run` collects how many tests passed and failed. */
const counts = process.env.ONWARD_TEST_COUNTS;

/** `vitest run` runs the quick suites, `vitest run --mode long` those of test/long, and so on. */
export default defineConfig(({ mode }) => ({
  test: {
    include: SLOW.includes(mode) ? [`test/${mode}/**/*.test.ts`] : ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...(SLOW.includes(mode) ? [] : SLOW.map((name) => `test/${name}/**`))],
    // Both of two cores: by itself it leaves one for the watcher, which `run` has none of.
    maxWorkers: '100%',
    // Quick files share a worker, so that the modules of src/ and their libraries are read once for each core and not
    // once for each file, which took half of the time. That is sound since src/ keeps no state of its own (test/house).
    isolate: SLOW.includes(mode),
    globalSetup: ['test/built.ts'],
    testTimeout: SLOW.includes(mode) ? 600_000 : 180_000,
    hookTimeout: 120_000,
    ...(counts === undefined
      ? {}
      : {
          reporters: ['default', 'json'],
          outputFile: { json: path.join(counts, `${mode}-${process.pid}.json`) },
        }),
  },
}));
