import { defineConfig } from 'vitest/config';

/** Tests that look at the HTML report in a browser, which they need: see selftest/browser/browser.ts. */
export default defineConfig({
  test: {
    include: ['selftest/browser/*.browser.ts'],
    globalSetup: 'selftest/temporary-folder.ts',
    pool: 'forks',
    maxWorkers: 1,
    allowOnly: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
