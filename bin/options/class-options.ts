import { conformanceClasses, type ConformanceClass } from '../../contract/classes.js';
import { describesSupplierApi } from '../../contract/description.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { isClaimedWhole } from '../../harness/report/classes/class-results.js';
import { Claims } from '../../harness/session/claims.js';
import type { RunArguments } from './run-options.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';

type ClassOptions = Pick<RunArguments, 'mode'> & Partial<Pick<RunArguments, 'class'>>;

/**
 * Makes sure that the options name classes that there are, where they can be certified.
 * @throws UsageError
 */
export function checkClasses({ mode, class: named = [] }: ClassOptions): void {
  if (named.length === 0) return;
  if (mode !== 'certify') throw new UsageError('--class names what is certified: give --mode certify too.');
  if (!describesSupplierApi())
    throw new UsageError('The classes are parts of the Supplier API, of which --spec describes nothing: drop --class.');
  const ids = conformanceClasses().classes.map(({ id }) => id);
  for (const id of named)
    if (!ids.includes(id))
      throw new UsageError(`There is no class ${id}.${nearest(id, ids)} The classes are ${ids.join(', ')}.`);
}

/**
 * The ids of the classes that a certification is about: those that are named, or each that the profile claims whole.
 * Undefined in other modes, and for another API.
 * @throws UsageError when properties would try fewer values than one of them asks for
 */
export function requestedClasses(
  { mode, class: named = [] }: ClassOptions,
  profile: SupplierProfile,
): readonly string[] | undefined {
  if (mode !== 'certify' || !describesSupplierApi()) return undefined;
  const { classes } = conformanceClasses();
  const claims = new Claims(profile.implements, () => false);
  const claimed = {
    operation: (operation: string) => claims.of(operation) !== false,
    kcis: profile.implements.kcis !== false,
  };
  const requested = classes.filter((each) =>
    named.length > 0 ? named.includes(each.id) : isClaimedWhole(each, claimed),
  );
  refuseFewRuns(requested, classes, profile.limits.propertyRuns);
  return requested.map(({ id }) => id);
}

/** A certification that is about no class may not try less than the least demanding one asks for. */
function refuseFewRuns(requested: readonly ConformanceClass[], all: readonly ConformanceClass[], runs: number): void {
  const [first] = requested.toSorted((left, right) => right.minPropertyRuns - left.minPropertyRuns);
  const least = first?.minPropertyRuns ?? Math.min(...all.map(({ minPropertyRuns }) => minPropertyRuns));
  if (runs >= least) return;
  throw new UsageError(
    `${first ? `The class ${first.id}` : 'Every class'} asks for at least ${least} values for each property: --runs (limits.propertyRuns) is ${runs}.`,
  );
}
