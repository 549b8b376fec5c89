import type { InferredOptionTypes } from 'yargs';
import { reporterNames } from '../../reporters/index.js';

/** The option that names another description, which several commands have. */
export const specOption = {
  type: 'string',
  describe: 'An OpenAPI 3.0 or 3.1 description, file or URL, in place of the Supplier API 1.15',
} as const;

/** The option that names test purposes of the user's own, which several commands have. */
export const suitesOption = {
  type: 'string',
  describe: 'A folder of your own suites to run as well; not in certify mode',
} as const;

/** The options of `run`, as yargs reads them. */
export const runOptions = {
  'base-url': { type: 'string', describe: "The supplier's base URL" },
  reference: {
    type: 'boolean',
    default: false,
    describe: 'Examine the embedded reference supplier, to try the suite; not in certify mode',
  },
  profile: { type: 'string', describe: 'The supplier profile, YAML or JSON' },
  product: { type: 'string', describe: 'What is tested, as NAME@RELEASE, for reports and certificates' },
  'product-digest': { type: 'string', describe: 'The digest of that release, sha256: and hex' },
  spec: specOption,
  suites: suitesOption,
  token: { type: 'string', describe: 'A bearer token (better: FCC_TOKEN, or the profile)' },
  tenant: { type: 'string', describe: 'The tenant that requests are made for' },
  mode: {
    type: 'string',
    choices: ['smoke', 'full', 'certify'] as const,
    default: 'full' as const,
    describe: 'How much to examine; certify allows no filter',
  },
  class: {
    type: 'string',
    array: true,
    describe:
      'With --mode certify: the classes to certify, although every test case runs; default: every class that the profile claims as a whole',
  },
  area: { type: 'string', array: true, describe: 'Only these areas of the API' },
  only: { type: 'string', array: true, describe: 'Only these requirements, test purposes or operations' },
  'last-failed': {
    type: 'string',
    describe:
      'Only what failed, warned or was not decided in this REPORT of an earlier run; default: report.json in --out',
  },
  seed: { type: 'number', describe: 'The seed of generated data; a report names the one that was used' },
  runs: { type: 'number', describe: 'How many different values each property tries at most' },
  'property-seconds': { type: 'number', describe: 'Seconds that all properties may take together; default: no limit' },
  'max-requests': { type: 'number', describe: 'How many requests the run may send before it ends as incomplete' },
  'max-time': { type: 'number', describe: 'Seconds after which no new test case begins: the run ends as incomplete' },
  'max-failures': { type: 'number', describe: 'How many failing test cases end the run; the others are not run' },
  rate: { type: 'number', describe: 'Requests per second; 0 means no limit' },
  concurrency: { type: 'number', describe: 'Requests at once' },
  timeout: { type: 'number', describe: 'Milliseconds until a request counts as unanswered' },
  'kci-listen': { type: 'string', describe: 'HOST:PORT where the supplier sends its KCIs' },
  'kci-timeout': { type: 'number', describe: 'Milliseconds until a KCI counts as never sent' },
  out: { type: 'string', default: 'reports', describe: 'The folder of reports' },
  reporter: {
    type: 'string',
    array: true,
    describe: `Which reports are made: console, github, ${reporterNames.join(', ')}; default: all except ctrf. Other names are vitest reporters, built in or modules, which run as well`,
  },
  baseline: { type: 'string', describe: 'Known failures, YAML or JSON; not in certify mode' },
  'write-baseline': {
    type: 'string',
    describe: 'Write the failures of this run to FILE as known; entries of it that still fail stay as they are',
  },
  'baseline-owner': { type: 'string', describe: 'With --write-baseline: who is responsible for the new entries' },
  'baseline-expires': {
    type: 'string',
    describe: 'With --write-baseline: the last day on which the new entries are excused; default: in 30 days',
  },
  bundle: {
    type: 'string',
    describe: 'With --mode certify: the evidence bundle to write, a .zip file or a new folder',
  },
  'sign-key': { type: 'string', describe: 'An Ed25519 private key, PEM, to sign the bundle with' },
  shard: { type: 'string', describe: 'I/N: only the I-th of N parts of the test cases' },
  'allow-production': {
    type: 'boolean',
    default: false,
    describe: 'Go ahead even if the supplier looks like a production system',
  },
  'dry-run': { type: 'boolean', default: false, describe: 'Print what a run would send, without any traffic' },
  strict: { type: 'boolean', default: false, describe: 'A violated SHOULD makes the supplier non-conformant, too' },
} as const;

/** The options of `cleanup`: those of `run` that say who the supplier is and where the ledger lies. */
export const cleanupOptions = {
  'base-url': { type: 'string', describe: "The supplier's base URL; default: that of the run" },
  profile: runOptions.profile,
  token: runOptions.token,
  tenant: runOptions.tenant,
  rate: runOptions.rate,
  concurrency: runOptions.concurrency,
  timeout: runOptions.timeout,
  'kci-listen': runOptions['kci-listen'],
  'kci-timeout': runOptions['kci-timeout'],
  out: { type: 'string', default: 'reports', describe: 'The folder of reports of the run' },
  'allow-production': runOptions['allow-production'],
} as const;

/** What the options of `cleanup` come to. */
export type CleanupArguments = InferredOptionTypes<typeof cleanupOptions>;

/** What the options of `run` come to. */
export type RunArguments = InferredOptionTypes<typeof runOptions>;
