import { defineConfig } from 'vitest/config';

const halfAnHour = 30 * 60_000;

/** The full kill matrix: every check against every fault, each of which has to turn red. */
export default defineConfig({
  test: {
    include: ['selftest/kill-matrix/**/*.full.ts'],
    globalSetup: 'selftest/temporary-folder.ts',
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    testTimeout: halfAnHour,
    hookTimeout: halfAnHour,
  },
});
