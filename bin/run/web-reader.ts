import type { WebReader } from '../../config/description/fetch-text.js';
import type { PartialProfile } from '../../config/profile-document.js';
import { connectionInProfile } from '../../config/connection-in-profile.js';
import { descriptionClient } from '../../harness/wire/description-client.js';
import { readTlsMaterial } from '../../harness/wire/tls-files.js';
import { located, readProfile } from './target.js';

/** What says how a run reaches its supplier. */
export interface WebReaderOptions {
  readonly profile?: string | PartialProfile | undefined;
  readonly timeout?: number | undefined;
}

/** The time-out of a run if no other is set. */
const usualTimeoutMs = 30_000;

/**
 * What reads descriptions from the web as a run reaches its supplier: through the same proxies, with the authorities
 * and the time-out of the profile.
 * @throws UsageError or SuiteError when the profile, or a file that it names, cannot be read
 */
export async function webReader({ profile, timeout }: WebReaderOptions): Promise<WebReader> {
  const isFile = typeof profile === 'string';
  const text = isFile ? await readProfile(profile) : JSON.stringify(profile ?? {});
  const { tls, requestTimeoutMs } = connectionInProfile(text, isFile ? profile : 'profile', process.env);
  const { tls: files } = located({ tls }, isFile ? profile : undefined);
  return descriptionClient({
    timeoutMs: timeout ?? requestTimeoutMs ?? usualTimeoutMs,
    tls: readTlsMaterial({ auth: { type: 'none' }, ...(files && { tls: files }) }),
  });
}
