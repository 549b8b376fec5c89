import type { InferredOptionTypes } from 'yargs';
import { runOptions } from '../options/run-options.js';

const { 'base-url': _, spec, suites, token, tenant, profile, runs, rate, timeout, ...others } = runOptions;

/** The options of `replay`. */
export const replayOptions = {
  'base-url': { type: 'string', describe: "The supplier's base URL; default: that of the report" },
  profile,
  spec,
  suites,
  token,
  tenant,
  runs,
  rate,
  concurrency: others.concurrency,
  timeout,
  'kci-listen': others['kci-listen'],
  'kci-timeout': others['kci-timeout'],
  out: { type: 'string', describe: 'A folder to keep the exchanges in; default: they are not kept' },
} as const;

/** What the options of `replay` come to. */
export type ReplayArguments = InferredOptionTypes<typeof replayOptions> & {
  readonly report: string;
  readonly id: string;
};
