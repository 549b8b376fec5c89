import { compareReports, type Comparison, type ExaminedOnce } from '../../harness/report/compare-reports.js';
import type { ReportedFinding, RunReport } from '../../harness/report/run-report.js';
import { visible } from '../../reporters/terminal-text.js';
import type { DiffFailure } from '../options/diff-failures.js';
import { readReport } from './read.js';

const maxIds = 3;
const maxReasonLength = 160;

/**
 * Shows how two runs differ, by finding and by what was examined.
 * @throws UsageError when a report cannot be read
 */
export async function diff(options: {
  readonly before: string;
  readonly after: string;
  readonly json: boolean;
  /** What ends it with exit code 1. */
  readonly 'fail-on': readonly DiffFailure[];
}): Promise<void> {
  const [before, after] = [await readReport(options.before), await readReport(options.after)];
  const comparison = compareReports(before, after);
  const text = options.json ? JSON.stringify(documentOf(before, after, comparison), null, 2) : textOf(comparison);
  process.stdout.write(`${text}\n`);
  process.exitCode = options['fail-on'].some((what) => has[what](comparison)) ? 1 : 0;
}

const has: Readonly<Record<DiffFailure, (comparison: Comparison) => boolean>> = {
  new: (comparison) => failures(comparison.new).length > 0,
  'new-warning': (comparison) => comparison.new.length > failures(comparison.new).length,
  undecided: ({ undecided }) => undecided.length > 0,
  'no-longer-examined': ({ noLongerExamined }) => noLongerExamined.length > 0,
  nothing: () => false,
};

function failures(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return findings.filter(({ level }) => level === 'MUST');
}

function documentOf(before: RunReport, after: RunReport, comparison: Comparison): object {
  const run = ({ suite: { version }, target, mode, startedAt, verdict, counts }: RunReport) => ({
    version,
    target,
    mode,
    startedAt,
    verdict,
    counts,
  });
  return { before: run(before), after: run(after), ...comparison };
}

function textOf(comparison: Comparison): string {
  const { differing, fixed, stillThere, undecided, noLongerExamined, newlyExamined } = comparison;
  return [
    ...(differing.length === 0 ? [] : [`note: The runs have different ${differing.join(', ')}.`, '']),
    ...findings('New', comparison.new, true),
    ...findings('Fixed', fixed, false),
    ...findings('Still there', stillThere, true),
    ...findings('Found before, and not decided now', undecided, false),
    ...examined('No longer examined', noLongerExamined),
    ...examined('Newly examined', newlyExamined),
    `Findings: ${comparison.new.length} new, ${fixed.length} fixed, ${stillThere.length} still there, ${undecided.length} not decided now`,
    `Test cases: ${noLongerExamined.length} no longer examined, ${newlyExamined.length} newly examined`,
  ].join('\n');
}

function findings(title: string, all: readonly ReportedFinding[], withReason: boolean): readonly string[] {
  if (all.length === 0) return [];
  const lines = all.map(({ requirement, operation, level, reason, testCases }) => {
    const why = withReason ? `: ${oneLine(reason)}` : '';
    return `  ${level.padEnd(6)} ${requirement} at ${operation}${why} (${listed(testCases)})`;
  });
  return [`${title}: ${all.length}`, ...lines, ''];
}

/** By reason: a filter leaves out many at once. */
function examined(title: string, all: readonly ExaminedOnce[]): readonly string[] {
  if (all.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const { id, reason } of all) {
    const group = groups.get(reason);
    if (group) group.push(id);
    else groups.set(reason, [id]);
  }
  const lines = [...groups].map(
    ([reason, ids]) => `  ${String(ids.length).padStart(6)} x ${oneLine(reason)} (${listed(ids)})`,
  );
  return [`${title}: ${all.length}`, ...lines, ''];
}

function listed(ids: readonly string[]): string {
  const more = ids.length > maxIds ? ` and ${ids.length - maxIds} more` : '';
  return `${ids.slice(0, maxIds).map(visible).join(', ')}${more}`;
}

function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').slice(0, maxReasonLength);
}
