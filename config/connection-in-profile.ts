import { ProfileError } from './profile-error.js';
import { ProfileExpansion } from './profile-expansion.js';
import { readProfileSource } from './profile-source.js';
import type { TlsFiles } from './supplier-profile.js';
import type { Environment } from './variables.js';

/** How a profile wants connections to be made. */
export interface ProfileConnection {
  readonly tls: TlsFiles;
  readonly requestTimeoutMs?: number;
}

const tlsKeys = ['caFile', 'certFile', 'keyFile', 'passphrase'] as const;

/**
 * What a profile says about connections, before the description is known that the rest of it is checked against. What is
 * wrong with it is passed over: it is said when the profile is checked.
 * @param environment the variables that `${NAME}` may name
 */
export function connectionInProfile(text: string, fileName: string, environment: Environment): ProfileConnection {
  try {
    const source = readProfileSource(text, fileName);
    const { tls, auth, limits } = mapping(new ProfileExpansion(source, environment).value(source.data, ''));
    const files = { ...mapping(tls), ...(mapping(auth)['type'] === 'mtls' && mapping(auth)) };
    const { requestTimeoutMs } = mapping(limits);
    return {
      tls: Object.fromEntries(tlsKeys.flatMap((key) => (typeof files[key] === 'string' ? [[key, files[key]]] : []))),
      ...(typeof requestTimeoutMs === 'number' && requestTimeoutMs > 0 && { requestTimeoutMs }),
    };
  } catch (thrown) {
    if (thrown instanceof ProfileError) return { tls: {} };
    throw thrown;
  }
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
