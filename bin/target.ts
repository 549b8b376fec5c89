import { readFile } from 'node:fs/promises';
import { completeProfile } from '../config/complete.js';
import { loadProfile } from '../config/load.js';
import type { ProfileOverrides } from '../config/overrides.js';
import type { PartialProfile } from '../config/profile-document.js';
import type { SupplierProfile } from '../config/supplier-profile.js';
import { describesSupplierApi } from '../contract/description.js';
import { messageOf } from '../harness/errors.js';
import type { RunArguments } from './run-options.js';
import { UsageError } from './usage-error.js';

/** The supplier that a run examines. */
export interface Target {
  readonly profile: SupplierProfile;
  readonly assumed: readonly string[];
  readonly secrets: readonly string[];
  readonly warnings: readonly string[];
  /** Ends the embedded supplier, if that is the target. */
  close(): Promise<void>;
}

type TargetOptions = Pick<
  RunArguments,
  | 'base-url'
  | 'profile'
  | 'token'
  | 'tenant'
  | 'rate'
  | 'concurrency'
  | 'timeout'
  | 'runs'
  | 'kci-listen'
  | 'kci-timeout'
>;

/**
 * The supplier that the options and the profile name; without any, the embedded reference supplier.
 * @throws ProfileError or UsageError, before any traffic
 */
export async function targetOf(options: TargetOptions): Promise<Target> {
  const document =
    options.profile === undefined
      ? undefined
      : loadProfile(await readProfile(options.profile), options.profile, process.env);
  const overrides: ProfileOverrides = {
    baseUrl: options['base-url'],
    token: options.token,
    tenant: options.tenant,
    requestsPerSecond: options.rate,
    concurrency: options.concurrency,
    requestTimeoutMs: options.timeout,
    propertyRuns: options.runs,
    kciListen: options['kci-listen'],
    kciTimeoutMs: options['kci-timeout'],
  };
  const file = document?.profile ?? {};
  const known = { secrets: document?.secrets ?? [], warnings: document?.warnings ?? [] };
  if (overrides.baseUrl !== undefined || file.supplier?.baseUrl !== undefined)
    return { ...completeProfile(file, overrides), ...known, close: () => Promise.resolve() };
  return embedded(file, overrides, known);
}

/** The reference supplier in this process, with a profile that names all its test data. */
async function embedded(
  file: PartialProfile,
  overrides: ProfileOverrides,
  known: Pick<Target, 'secrets' | 'warnings'>,
): Promise<Target> {
  if (!describesSupplierApi())
    throw new UsageError(
      '--spec describes another API than the Supplier API: say with --base-url who is to be examined.',
    );
  const { kcis } = completeProfile(file, { ...overrides, baseUrl: 'http://127.0.0.1' }).profile;
  const { startSupplier } = await import('../simulator/index.js');
  const supplier = await startSupplier({
    ...(kcis && { kciUrl: kcis.publicUrl, ...(kcis.token !== undefined && { kciToken: kcis.token }) }),
  });
  const ownProfile: PartialProfile = {
    ...file,
    supplier: { name: 'embedded reference supplier', ...file.supplier },
    auth: file.auth ?? { type: 'bearer', token: 'demo-token' },
    testData: { unknownServiceId: 'SI0000000000000', ...file.testData },
  };
  return {
    ...completeProfile(ownProfile, { ...overrides, baseUrl: supplier.url }),
    ...known,
    close: () => supplier.close(),
  };
}

async function readProfile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`The profile ${path} cannot be read (${messageOf(cause)}).`, { cause });
  }
}
