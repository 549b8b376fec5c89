import { defineConfig } from 'vitest/config';

const selftestReport = process.env['SELFTEST_REPORT'];

/** The project's own tests. They judge us; what judges a supplier is in suites/ and properties/. */
export default defineConfig({
  // Packages that are inlined below name source maps that they do not ship.
  logLevel: 'error',
  test: {
    include: ['selftest/**/*.test.ts'],
    globalSetup: 'selftest/temporary-folder.ts',
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    // Some tests run the built command, which starts an engine and a supplier of its own.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // It imports JSON in a way that node itself does not take.
    server: { deps: { inline: [/@actions\/workflow-parser/] } },
    // A file that vitest's own JSON report of the run goes to.
    ...(selftestReport && { reporters: ['default', ['json', { outputFile: selftestReport }]] }),
  },
});
