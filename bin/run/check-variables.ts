import { refuseUnknownVariables } from '../options/unknown-variables.js';
import { readProfile } from './target.js';

/**
 * Checks the FCC_… variables of this process.
 * @throws UsageError for one that means nothing, or a profile that cannot be read
 */
export async function checkVariables(profile: string | undefined): Promise<void> {
  refuseUnknownVariables(process.env, profile === undefined ? '' : await readProfile(profile));
}
