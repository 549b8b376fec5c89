import type { InferredOptionTypes } from 'yargs';
import { runOptions } from '../options/run-options.js';

/** The options of `doctor`. */
export const doctorOptions = {
  'base-url': { type: 'string', describe: "The supplier's base URL" },
  profile: runOptions.profile,
  token: runOptions.token,
  tenant: runOptions.tenant,
  timeout: runOptions.timeout,
  'kci-listen': runOptions['kci-listen'],
} as const;

/** What the options of `doctor` come to. */
export type DoctorArguments = InferredOptionTypes<typeof doctorOptions>;
