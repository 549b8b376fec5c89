import type { PartialProfile } from '../../config/profile-document.js';
import type { RunVerdict } from '../../harness/report/run-report.js';

/** A supplier that is up and misbehaves; ends itself. */
export interface HostileSupplier extends AsyncDisposable {
  readonly url: string;
  /** What the profile has to say for it, besides the base URL. */
  readonly profile?: PartialProfile;
  /** Looks, after the run, whether the suite did what it must never do. */
  readonly verify?: () => void;
}

/** One way to be hostile, and what a person would expect a run to say about it. */
export interface Behaviour {
  readonly name: string;
  readonly open: () => Promise<HostileSupplier>;
  /** The test purposes that see it; a handful that see most things by default. */
  readonly only?: readonly string[];
  readonly verdict: RunVerdict;
  readonly code: 0 | 1 | 2 | 3;
  /** The sentence that says why; none for a supplier that is conformant all the same. */
  readonly sentence?: RegExp;
}
