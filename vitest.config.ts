import { defineConfig } from 'vitest/config';
import { LongestFirst } from './selftest/longest-first.js';

const minutes = 60_000;
const selftestReport = process.env['SELFTEST_REPORT'];

/** One kind of self-test. Limits of time are for what hangs: a busy machine stays well below them. */
interface Kind {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly timeout: number;
  readonly env?: Readonly<Record<string, string>>;
  /** How many tests of a file that may run side by side do so, five by default: many wait for KCIs that never come. */
  readonly atOnce?: number;
  /** Whether each file has a process of its own. The others share what they load, which takes longer than most tests. */
  readonly alone?: true;
}

/** Which description holds, and which test purposes there are, is one thing for a whole process. */
const ownProcess = ['selftest/any-api/*.test.ts', 'selftest/harness/packs.test.ts'];

const kinds: readonly Kind[] = [
  { name: 'fast', include: ['selftest/**/*.test.ts'], exclude: ownProcess, timeout: 10 * minutes, atOnce: 12 },
  { name: 'own-process', include: ownProcess, timeout: 10 * minutes, alone: true },
  { name: 'slow', include: ['selftest/**/*.slow.ts'], timeout: 30 * minutes },
  // Every check against every fault, each of which has to turn red.
  { name: 'kill-matrix', include: ['selftest/kill-matrix/*.full.ts'], timeout: 60 * minutes },
  // The strictest, the loosest and the laziest supplier that conform, whole, with twenty seeds.
  { name: 'styles', include: ['selftest/kill-matrix/*.seeds.ts'], timeout: 120 * minutes },
  // Many runs in a row over a bad network, and runs that are killed at random moments.
  { name: 'endurance', include: ['selftest/endurance/*.long.ts'], timeout: 60 * minutes, alone: true },
  // The HTML report in a browser: see selftest/browser/browser.ts.
  { name: 'browser', include: ['selftest/browser/*.browser.ts'], timeout: 10 * minutes, alone: true },
  // The packed package, which is installed from the registry.
  { name: 'package', include: ['selftest/package/*.packed.ts'], timeout: 10 * minutes, alone: true },
  // Public descriptions, each examined by a mock made from it; their packages are installed from the registry.
  { name: 'corpus', include: ['selftest/corpus/*.corpus.ts'], timeout: 15 * minutes, alone: true },
  // Schemathesis beside this suite, where a virtual environment of Python has it: see docs/performance.md.
  { name: 'comparison', include: ['bench/schemathesis/*.comparison.ts'], timeout: 60 * minutes, alone: true },
  // Which test purposes find most with fewest requests: see docs/performance.md.
  { name: 'order', include: ['bench/order/*.measurement.ts'], timeout: 120 * minutes, alone: true },
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
    sequence: { sequencer: LongestFirst },
    // A file that vitest's own JSON report of the run goes to.
    ...(selftestReport && { reporters: ['default', ['json', { outputFile: selftestReport }]] }),
    projects: kinds.map(({ name, include, exclude = [], timeout, env = {}, alone = false, atOnce = 5 }) => ({
      logLevel: 'error',
      test: {
        name,
        include: [...include],
        exclude: [...exclude],
        env: { ...env },
        globalSetup: 'selftest/temporary-folder.ts',
        pool: 'forks',
        isolate: alone,
        maxConcurrency: atOnce,
        allowOnly: false,
        testTimeout: timeout,
        hookTimeout: timeout,
        // It imports JSON in a way that node itself does not accept.
        server: { deps: { inline: [/@actions\/workflow-parser/] } },
      },
    })),
  },
});
