import { defineConfig } from 'vitest/config';

const anHour = 60 * 60_000;

/** What takes patience: many runs in a row over a bad network, and runs that are killed at random moments. */
export default defineConfig({
  test: {
    include: ['selftest/endurance/**/*.long.ts'],
    globalSetup: 'selftest/temporary-folder.ts',
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    testTimeout: anHour,
    hookTimeout: anHour,
  },
});
