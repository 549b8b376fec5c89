import { defineConfig } from 'vitest/config';

const anHour = 3_600_000;

/** What is made from schemas, drawn over 10,000 times for each schema and held against two validators. */
export default defineConfig({
  test: {
    include: ['selftest/arbitraries/{valid-values,near-misses}.patient.ts'],
    env: { ARBITRARY_SAMPLES: '10200' },
    globalSetup: 'selftest/temporary-folder.ts',
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    testTimeout: anHour,
    hookTimeout: anHour,
  },
});
