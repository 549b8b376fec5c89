import type { Certification, CertifyOptions } from './run/certify-options.js';

/** The package's main export: what programs need to certify, and what the author of a test purpose needs. */
export * from '../harness/index.js';
export { DescriptionError } from '../config/description/description-error.js';
export { ProfileError } from '../config/profile-error.js';
export { SuiteError } from '../harness/report/errors.js';
export { UsageError } from './terminal/usage-error.js';
export type { PartialProfile } from '../config/profile-document.js';
export type { RunReport, TestCaseResult } from '../harness/report/run-report.js';
export type { Certification, CertifyOptions, Progress } from './run/certify-options.js';

/**
 * Certifies a supplier as the command `run` does, but prints nothing, sets no exit code, and handles no signals. A
 * supplier that does not conform, or cannot be reached, is not an error: the report says so.
 * @throws UsageError, ProfileError or DescriptionError for wrong options, before any traffic
 * @throws SuiteError OUTPUT_UNWRITABLE when the reports cannot be written
 */
export async function certify(options: CertifyOptions = {}): Promise<Certification> {
  // Loaded when it is needed: suites import this module, too, and need none of it.
  return (await import('./run/certify-in-process.js')).certifyInProcess(options);
}
