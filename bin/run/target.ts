import { isUtf8 } from 'node:buffer';
import { dirname, resolve } from 'node:path';
import { completeProfile } from '../../config/complete.js';
import type { ProfileOverrides } from '../../config/overrides.js';
import type { PartialProfile, ProfileDocument } from '../../config/profile-document.js';
import { isProduction } from '../../config/production-hosts.js';
import type { SupplierProfile, TlsFiles } from '../../config/supplier-profile.js';
import { describesSupplierApi } from '../../contract/description.js';
import { messageOf } from '../../harness/report/errors.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { isReadableByOthers, keyWarnings } from './file-modes.js';
import { freePort } from './free-port.js';
import type { RunArguments } from '../options/run-options.js';
import { UsageError } from '../terminal/usage-error.js';

/** The supplier that a run examines. */
export interface Target {
  readonly profile: SupplierProfile;
  readonly assumed: readonly string[];
  readonly secrets: readonly string[];
  readonly warnings: readonly string[];
  /** Ends the embedded supplier, if that is the target. */
  close(): Promise<void>;
}

export type TargetOptions = Pick<
  RunArguments,
  'base-url' | 'token' | 'tenant' | 'rate' | 'concurrency' | 'timeout' | 'runs' | 'kci-listen' | 'kci-timeout'
> &
  Partial<
    Pick<
      RunArguments,
      'product' | 'product-digest' | 'property-seconds' | 'max-requests' | 'allow-production' | 'reference'
    >
  > & {
    /** A file, or what would stand in it. */
    readonly profile: string | PartialProfile | undefined;
  };

/**
 * The supplier that the options and the profile name, or the embedded reference supplier if that is asked for.
 * @throws ProfileError or UsageError, before any traffic
 */
export async function targetOf(options: TargetOptions): Promise<Target> {
  const { profile } = options;
  const profilePath = typeof profile === 'string' ? profile : undefined;
  const document = profile === undefined ? undefined : await loaded(profile);
  const overrides: ProfileOverrides = {
    baseUrl: options['base-url'],
    product: options.product,
    productDigest: options['product-digest'],
    token: options.token,
    tenant: options.tenant,
    requestsPerSecond: options.rate,
    concurrency: options.concurrency,
    requestTimeoutMs: options.timeout,
    propertyRuns: options.runs,
    propertySeconds: options['property-seconds'],
    maxRequests: options['max-requests'],
    kciListen: options['kci-listen'],
    kciTimeoutMs: options['kci-timeout'],
  };
  const file = located(document?.profile ?? {}, profilePath);
  // A secret in a file that only its owner may read is as safe as in the environment.
  const exposed = profilePath !== undefined && isReadableByOthers(profilePath);
  const known = { secrets: document?.secrets ?? [], warnings: (exposed && document?.warnings) || [] };
  const address = overrides.baseUrl ?? file.supplier?.baseUrl;
  if (options.reference === true) {
    if (address === undefined) return embedded(file, overrides, known);
    throw new UsageError(
      `--reference examines the embedded reference supplier, not ${address}. Give only one of them.`,
    );
  }
  if (address === undefined)
    throw new UsageError(
      'No supplier is named. Give --base-url URL or supplier.baseUrl in the profile; `run --reference` tries the suite on the embedded reference supplier.',
    );
  const complete = completeProfile(file, overrides);
  refuseProduction(complete.profile, options['allow-production'] ?? false);
  const warnings = [...known.warnings, ...keyWarnings(complete.profile)];
  return { ...complete, ...known, warnings, close: () => Promise.resolve() };
}

/** A profile, checked against its schema; an object is checked like the file that it would be. */
async function loaded(profile: string | PartialProfile): Promise<ProfileDocument> {
  const text = typeof profile === 'string' ? await readProfile(profile) : JSON.stringify(profile, null, 2);
  // A run without a profile reads no YAML, and need not load what does.
  const { loadProfile } = await import('../../config/load.js');
  return loadProfile(text, typeof profile === 'string' ? profile : 'profile', process.env);
}

/** @throws UsageError for a supplier that looks like one that serves real customers */
function refuseProduction({ supplier }: SupplierProfile, allowed: boolean): void {
  if (allowed || !isProduction(supplier.baseUrl, supplier.productionHosts)) return;
  throw new UsageError(
    `${supplier.baseUrl} looks like a production system, where a run would create and cancel real things. Use the base URL of a test system; --allow-production goes ahead all the same.`,
  );
}

/** A profile whose files are found wherever the command runs: their paths start at the folder of the profile. */
export function located(file: PartialProfile, profilePath = ''): PartialProfile {
  const from = (path: string) => resolve(dirname(profilePath), path);
  const whole = <Files extends TlsFiles>(files: Files): Files => ({
    ...files,
    ...(files.caFile !== undefined && { caFile: from(files.caFile) }),
    ...(files.certFile !== undefined && { certFile: from(files.certFile) }),
    ...(files.keyFile !== undefined && { keyFile: from(files.keyFile) }),
  });
  return {
    ...file,
    ...(file.tls && { tls: whole(file.tls) }),
    ...(file.auth?.type === 'mtls' && { auth: whole(file.auth) }),
  };
}

/** The reference supplier in this process, with a profile that names all its test data, and an inbox for its KCIs. */
async function embedded(
  file: PartialProfile,
  given: ProfileOverrides,
  known: Pick<Target, 'secrets' | 'warnings'>,
): Promise<Target> {
  if (!describesSupplierApi())
    throw new UsageError(
      '--spec describes another API, which the embedded reference supplier does not have: give --base-url in place of --reference.',
    );
  const listen = given.kciListen ?? file.kcis?.listen ?? `127.0.0.1:${await freePort()}`;
  const overrides: ProfileOverrides = { ...given, kciListen: listen };
  const { kcis } = completeProfile(file, { ...overrides, baseUrl: 'http://127.0.0.1' }).profile;
  const { startSupplier } = await import('../../simulator/index.js');
  const supplier = await startSupplier({
    ...(kcis && { kciUrl: kcis.publicUrl, ...(kcis.token !== undefined && { kciToken: kcis.token }) }),
  });
  const ownProfile: PartialProfile = {
    ...file,
    supplier: { name: 'embedded reference supplier', ...file.supplier },
    auth: file.auth ?? {
      type: 'bearer',
      token: 'demo-token',
      expiredToken: 'demo-expired-token',
      otherClientToken: 'demo-other-client-token',
    },
    testData: { unknownServiceId: 'SI0000000000000', ...file.testData },
    kcis: { listen, putOff: true, ...file.kcis },
  };
  return {
    ...completeProfile(ownProfile, { ...overrides, baseUrl: supplier.url }),
    ...known,
    close: () => supplier.close(),
  };
}

/** No profile is nearly as large. */
const maxProfileBytes = 4 * 1024 * 1024;

/** @throws UsageError when it cannot be read, is a pipe or a device, or is not UTF-8 */
export async function readProfile(path: string): Promise<string> {
  try {
    const bytes = await readOrdinaryFile(path, maxProfileBytes);
    // Anything else would change the supplier's name, or a credential, without a word.
    if (!isUtf8(bytes) || bytes.includes(0)) throw new Error('it is not UTF-8 text: save it as UTF-8');
    return bytes.toString('utf8');
  } catch (cause) {
    throw new UsageError(`The profile ${path} cannot be read (${messageOf(cause)}).`, { cause });
  }
}
