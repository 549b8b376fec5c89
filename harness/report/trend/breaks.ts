import type { RunReport } from '../run-report.js';

/** What can differ between two runs so that a change says nothing of the supplier. */
export type BreakCause = 'supplier' | 'base URL' | 'specification' | 'suite version' | 'classes' | 'profile' | 'mode';

/** A place between two runs over which they cannot be compared without caution. */
export interface Break {
  /** The index of the run after it. */
  readonly before: number;
  readonly changed: readonly BreakCause[];
}

const facts: Readonly<Record<BreakCause, (report: RunReport) => string | undefined>> = {
  supplier: ({ target }) => target.supplier,
  'base URL': ({ target }) => target.baseUrl,
  specification: ({ suite }) => suite.specificationDigest,
  'suite version': ({ suite }) => suite.version,
  classes: ({ suite }) => suite.classesDigest,
  profile: ({ suite }) => suite.profileDigest,
  mode: ({ mode }) => mode,
};

/** Where something changed that is not the supplier's doing, between neighbours of a list of runs. */
export function breaksIn(reports: readonly RunReport[]): readonly Break[] {
  return reports.flatMap((report, before) => {
    const earlier = reports[before - 1];
    if (!earlier) return [];
    const changed = (Object.keys(facts) as BreakCause[]).filter((name) => facts[name](earlier) !== facts[name](report));
    return changed.length === 0 ? [] : [{ before, changed }];
  });
}
