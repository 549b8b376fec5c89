import type {} from 'vitest';
import type { DescriptionSource } from '../../contract/description.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import type { Json } from '../json/json.js';
import type { RunMode } from '../report/run-report.js';

/** Everything that the suites need to know of a run; plain data, since it crosses into the worker. */
export interface RunSettings {
  readonly profile: SupplierProfile;
  /** The description that takes the place of the one that ships with this package. */
  readonly description?: DescriptionSource;
  /** Values that must never be stored. */
  readonly secrets: readonly string[];
  /** Paths of the profile that have a default because the user gave no value, such as `testData.resolutionId`. */
  readonly assumed: readonly string[];
  /** Whether the supplier is the embedded reference supplier. */
  readonly reference?: boolean;
  readonly mode: RunMode;
  /** The ids of the classes that a certification is about. They filter nothing. */
  readonly classes?: readonly string[];
  readonly seed: number;
  /** The way to the one value that properties try when a counterexample is replayed. */
  readonly path?: string;
  /** That value, as the report has it: another version of the suite may have another one at that path. */
  readonly counterexample?: Json;
  readonly areas: readonly string[];
  /** Ids of requirements, test purposes or operations. */
  readonly only: readonly string[];
  /** Ids of the only test purposes to run again, where `--last-failed` chose them from an earlier report. */
  readonly rerun?: readonly string[];
  readonly shard?: { readonly index: number; readonly total: number };
  /** Whether there is an operator at a terminal who can be asked to do something. */
  readonly attended?: boolean;
  /** Compiled files with test purposes of the user's own, as URLs. */
  readonly ownSuites?: readonly string[];
  /** Files that the worker writes as it goes. */
  readonly exchangesFile: string;
  readonly ledgerFile: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly run: RunSettings | undefined;
  }
}
