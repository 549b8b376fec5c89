import { knownAreas } from '../../config/areas.js';
import { supplierApi } from '../../contract/description.js';
import { exclusionOf, isNamedBy } from '../../harness/engine/selection.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { nearest } from '../terminal/nearest.js';
import type { RunArguments } from '../options/run-options.js';
import { UsageError } from '../terminal/usage-error.js';

/** Which test purposes a run examines, and with which one value where a counterexample is replayed. */
export type Selection = Pick<RunSettings, 'mode' | 'areas' | 'only' | 'shard' | 'path' | 'counterexample' | 'rerun'>;

export type SelectionOptions = Pick<RunArguments, 'mode' | 'area' | 'only' | 'shard' | 'seed'>;

/**
 * What the options choose to examine.
 * @throws UsageError for an unknown area or id, a malformed shard, a filter in certify mode, or when nothing is chosen
 */
export async function selectionOf(options: SelectionOptions): Promise<Selection> {
  const { mode, area = [], only = [] } = options;
  checkAreas(area);
  if (options.seed !== undefined && !Number.isInteger(options.seed))
    throw new UsageError('--seed must be a whole number.');
  const shard = shardOf(options.shard);
  if (mode === 'certify' && (area.length > 0 || only.length > 0 || shard))
    throw new UsageError('--mode certify examines everything: drop --area, --only and --shard.');
  const selection = { mode, areas: area, only, ...(shard && { shard }) };
  await checkSelection(selection);
  return selection;
}

/**
 * The same selection without what was decided well in an earlier run. Its `rerun` is empty when nothing is left.
 * @throws UsageError in certify mode, or when the report is about another API or about other test purposes
 */
export async function rerunOf(selection: Selection, { suite, testCases }: RunReport): Promise<Selection> {
  if (selection.mode === 'certify') throw new UsageError('--mode certify examines everything: drop --last-failed.');
  if (suite.specification !== supplierApi.name)
    throw new UsageError(
      `The report of --last-failed is about ${suite.specification}, not ${supplierApi.name}: name that description with --spec.`,
    );
  const { listedPurposes } = await import('../../harness/engine/listed-purposes.js');
  const undecided = testCases.filter(isUndecided).map(({ id }) => id);
  const all = await listedPurposes();
  const known = all.filter(({ id }) => undecided.includes(id));
  const [missing] = undecided.filter((id) => !known.some((purpose) => purpose.id === id));
  if (missing !== undefined)
    throw new UsageError(
      `This version of the suite has no test case ${missing} of the report of --last-failed. If it is one of your own, name its folder with --suites.`,
    );
  return { ...selection, rerun: known.filter((purpose) => !exclusionOf(purpose, selection)).map(({ id }) => id) };
}

/** Whether a test case failed, warned or was left undecided, other than by the user's choice. */
function isUndecided({ verdict, filtered }: TestCaseResult): boolean {
  return verdict === 'not-run' ? filtered !== true : verdict !== 'pass' && verdict !== 'not-applicable';
}

/** @throws UsageError for an unknown area */
export function checkAreas(names: readonly string[]): void {
  const areas = knownAreas();
  for (const name of names)
    if (!areas.includes(name))
      throw new UsageError(
        `--area ${name} is not an area of the API.${nearest(name, areas)} The areas are ${areas.join(', ')}.`,
      );
}

/**
 * Makes sure that the options choose something.
 * @throws UsageError for an unknown id, or when no test purpose is left
 */
async function checkSelection({ areas: chosen, only }: Selection): Promise<void> {
  if (chosen.length === 0 && only.length === 0) return;
  const { listedPurposes } = await import('../../harness/engine/listed-purposes.js');
  const all = await listedPurposes();
  for (const id of only)
    if (!all.some((purpose) => isNamedBy(purpose, id))) {
      const known = all.flatMap((purpose) => [purpose.id, purpose.operation, ...purpose.requirements]);
      throw new UsageError(
        `--only ${id} is not a requirement, test purpose or operation.${nearest(id, known)} See \`list\`.`,
      );
    }
  for (const area of chosen)
    if (!all.some((purpose) => purpose.area === area))
      throw new UsageError(`The area ${area} has no test purposes in this version. See \`list\`.`);
}

function shardOf(text: string | undefined): Selection['shard'] {
  if (text === undefined) return undefined;
  const [, index, total] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), total: Number(total) };
  if (!(shard.index >= 1 && shard.index <= shard.total)) throw new UsageError('--shard must be I/N, such as 1/4.');
  return shard;
}
