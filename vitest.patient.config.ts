import { defineConfig } from 'vitest/config';

const aQuarterOfAnHour = 15 * 60_000;

/** Those of the project's own tests that take longest, apart from the others so that these stay quick. */
export default defineConfig({
  test: {
    include: ['selftest/**/*.patient.ts'],
    globalSetup: 'selftest/temporary-folder.ts',
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    testTimeout: aQuarterOfAnHour,
    hookTimeout: aQuarterOfAnHour,
  },
});
