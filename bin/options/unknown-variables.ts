import { cleanupOptions, runOptions } from './run-options.js';
import { variableOf } from './environment.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';

/** Variables for secrets: the ones that the documents, the starter profile and `receive` use. */
const secretVariables = [
  'FCC_TOKEN',
  'FCC_EXPIRED_TOKEN',
  'FCC_OTHER_CLIENT_TOKEN',
  'FCC_PASSWORD',
  'FCC_PASSPHRASE',
  'FCC_CLIENT_SECRET',
  'FCC_KCI_TOKEN',
  'FCC_KCI_CLIENT_ID',
  'FCC_KCI_CLIENT_SECRET',
  'FCC_KCIS',
];

/**
 * Checks that each FCC_… variable means something: a misspelt address or filter must not change what is examined.
 * @param profileText the profile as it is written, which may use variables of its own
 * @throws UsageError for a variable that is neither an option, nor a usual secret, nor used in the profile
 */
export function refuseUnknownVariables(
  environment: Readonly<Record<string, string | undefined>>,
  profileText = '',
): void {
  const options = [...Object.keys(runOptions), ...Object.keys(cleanupOptions)].map(variableOf);
  const inProfile = [...profileText.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
  const known = [...new Set([...options, ...secretVariables, ...inProfile])];
  for (const name of Object.keys(environment))
    if (name.startsWith('FCC_') && !known.includes(name))
      throw new UsageError(
        `The variable ${name} means nothing to this tool.${nearest(name, known)} Unset or rename it.`,
      );
}
