import { defineConfig } from 'vitest/config';

const minutes = 60_000;
const selftestReport = process.env['SELFTEST_REPORT'];

/** One kind of self-test. Limits of time are for what hangs: a busy machine stays well below them. */
interface Kind {
  readonly name: string;
  readonly include: readonly string[];
  readonly timeout: number;
  readonly env?: Readonly<Record<string, string>>;
}

const kinds: readonly Kind[] = [
  { name: 'fast', include: ['selftest/**/*.test.ts'], timeout: 10 * minutes },
  { name: 'slow', include: ['selftest/**/*.slow.ts'], timeout: 30 * minutes },
  // Every check against every fault, each of which has to turn red.
  { name: 'kill-matrix', include: ['selftest/kill-matrix/*.full.ts'], timeout: 60 * minutes },
  // The strictest, the loosest and the laziest supplier that conform, whole, with twenty seeds.
  { name: 'styles', include: ['selftest/kill-matrix/*.seeds.ts'], timeout: 120 * minutes },
  // Many runs in a row over a bad network, and runs that are killed at random moments.
  { name: 'endurance', include: ['selftest/endurance/*.long.ts'], timeout: 60 * minutes },
  // The HTML report in a browser: see selftest/browser/browser.ts.
  { name: 'browser', include: ['selftest/browser/*.browser.ts'], timeout: 10 * minutes },
  // The packed package, which is installed from the registry.
  { name: 'package', include: ['selftest/package/*.packed.ts'], timeout: 10 * minutes },
  // Public descriptions, each examined by a mock made from it; their packages are installed from the registry.
  { name: 'corpus', include: ['selftest/corpus/*.corpus.ts'], timeout: 15 * minutes },
  // One test purpose, for its author: `npm run try -- ID`.
  { name: 'try', include: ['selftest/recipe/*.try.ts'], timeout: 5 * minutes },
  // Values generated from each schema, over 10,000 of each, checked by two validators.
  {
    name: 'arbitraries',
    include: ['selftest/arbitraries/*.many.ts'],
    timeout: 60 * minutes,
    env: { ARBITRARY_SAMPLES: '10200' },
  },
];

/** The project's own tests. They judge us; what judges a supplier is in suites/ and properties/. */
export default defineConfig({
  // Packages that are inlined below name source maps that they do not ship.
  logLevel: 'error',
  test: {
    maxWorkers: 2,
    // A file that vitest's own JSON report of the run goes to.
    ...(selftestReport && { reporters: ['default', ['json', { outputFile: selftestReport }]] }),
    projects: kinds.map(({ name, include, timeout, env = {} }) => ({
      test: {
        name,
        include: [...include],
        env: { ...env },
        globalSetup: 'selftest/temporary-folder.ts',
        pool: 'forks',
        allowOnly: false,
        testTimeout: timeout,
        hookTimeout: timeout,
        // It imports JSON in a way that node itself does not accept.
        server: { deps: { inline: [/@actions\/workflow-parser/] } },
      },
    })),
  },
});
