import type { SupplierProfile } from './supplier-profile.js';

/** What a profile file may say: everything can be left to the command line or to the defaults. */
export interface PartialProfile {
  readonly supplier?: Partial<SupplierProfile['supplier']>;
  readonly auth?: SupplierProfile['auth'];
  readonly tls?: SupplierProfile['tls'];
  readonly tenant?: string;
  readonly implements?: SupplierProfile['implements'];
  readonly testData?: Partial<SupplierProfile['testData']>;
  readonly kcis?: Pick<NonNullable<SupplierProfile['kcis']>, 'listen'> & Partial<NonNullable<SupplierProfile['kcis']>>;
  readonly stimuli?: SupplierProfile['stimuli'];
  readonly limits?: Partial<SupplierProfile['limits']>;
}

/** A profile file that was read and found valid. */
export interface ProfileDocument {
  readonly fileName: string;
  readonly profile: PartialProfile;
  /** Non-empty texts that no report may show: credentials, and variables whose names say that they hold one. */
  readonly secrets: readonly string[];
  /** The paths of the values that environment variables went into, such as `auth.clientSecret`. */
  readonly expanded: readonly string[];
  /** Sentences about what is allowed but unwise, each with file, line and column. */
  readonly warnings: readonly string[];
}
