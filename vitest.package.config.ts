import { defineConfig } from 'vitest/config';

/** Tests of the packed package, apart from the others because they install it, for which they need the registry. */
export default defineConfig({
  test: {
    include: ['selftest/package/*.packed.ts'],
    globalSetup: 'selftest/temporary-folder.ts',
    pool: 'forks',
    allowOnly: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
