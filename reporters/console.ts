import {
  isSelected,
  verdicts,
  type Leftover,
  type RunReport,
  type TestCaseResult,
  type Verdict,
} from '../harness/report/run-report.js';
import { counted, duration } from './amounts.js';
import { searchOf } from './counterexample.js';
import { findingsOf, partyNames, reasonsOf, type Finding, type ReasonGroup } from './findings.js';
import { scopeLines, titleOf } from './scope-lines.js';
import { labelled, styled, verbatim, visible, wrap, type Layout, type Style } from './terminal-text.js';

/** The commands that a reader can copy: of the very call that made the report, where that is known. */
export interface OwnCommands {
  readonly explain: (id: string) => string;
  readonly replay?: (id: string) => string;
}

const anywhere: OwnCommands = { explain: (id) => `fibre-cafe-conformance explain ${id}` };

const shownIds = 3;
const shownOperations = 2;

/**
 * The closing block of a run for a terminal or a CI log: the verdict with its scope, findings, what stayed open, a table,
 * and the verdict again, since the end is what a terminal shows.
 * ANSI codes only with `colour`; `width` is in columns, and only commands and addresses go beyond it.
 */
export function renderConsole(report: RunReport, layout: Layout, commands: OwnCommands = anywhere): string {
  const failures = findingsOf(report, 'fail');
  const warnings = findingsOf(report, 'warn');
  const selected = report.testCases.filter(isSelected);
  const examined = { ...report, testCases: selected };
  const blocks = [
    headline(report, layout),
    ...onlyCase(selected, layout),
    ...section('Failures', failures, 'red', layout, (finding, index) => failure(finding, index + 1, layout, commands)),
    ...section('Warnings', warnings, 'yellow', layout, (finding, index) =>
      warning(finding, failures.length + index + 1, layout, commands),
    ),
    ...reasonSection('Undecided', reasonsOf(examined, ['inconclusive']), 'yellow', layout),
    ...reasonSection('Errors of the suite or its environment', reasonsOf(examined, ['error']), 'red', layout),
    ...reasonSection('Not examined', reasonsOf(examined, ['not-run', 'not-applicable']), 'dim', layout),
    ...habits(report, layout),
    ...aside(report, layout),
    ...leftovers(report, layout),
    table(examined, layout),
    ...unselected(report, selected.length, layout),
    verdict(report, layout),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Block = readonly string[];

/** What a run of one test case shows that no finding says. */
function onlyCase([only, ...others]: readonly TestCaseResult[], layout: Layout): readonly Block[] {
  if (!only || others.length > 0) return [];
  const { id, title, verdict: outcome, operation, exchanges, durationMs, notes } = only;
  return [
    [
      ...wrap(`${id} ${title}`, layout.width).map((line) => styled(line, 'bold', layout)),
      `     ${outcome}  ${visible(operation)}, ${counted(exchanges.length, 'exchange')}, ${duration(durationMs)}`,
      ...notes.flatMap((note) => labelled('note', note, 5, layout, 3)),
    ],
  ];
}

/** How many test cases the options of the run did not select. */
function unselected(report: RunReport, selected: number, layout: Layout): readonly Block[] {
  const number = report.testCases.length - selected;
  return number === 0 ? [] : [[styled(`Not selected: ${counted(number, 'test case')}`, 'dim', layout)]];
}

function section(
  title: string,
  findings: readonly Finding[],
  style: Style,
  layout: Layout,
  render: (finding: Finding, index: number) => Block,
): readonly Block[] {
  if (findings.length === 0) return [];
  const testCases = findings.reduce((sum, finding) => sum + finding.testCases.length, 0);
  const heading = `${title}: ${counted(findings.length, 'finding')} in ${counted(testCases, 'test case')}`;
  return [[styled(styled(heading, style, layout), 'bold', layout)], ...findings.map(render)];
}

function failure(finding: Finding, number: number, layout: Layout, commands: OwnCommands): Block {
  const [first] = finding.testCases;
  const { reason, expected, actual, pointer, isMainOfFirst } = finding;
  const { curl, counterexample } = isMainOfFirst ? first : {};
  const search = isMainOfFirst ? searchOf(first) : undefined;
  const repeated = first.reproduced === undefined ? '' : first.reproduced ? ' (seen again on repeat)' : ' (seen once)';
  return [
    ...requirementLines(finding, number, 'red', layout),
    ...testCaseLines(first, layout),
    ...labelled('reason', reason + repeated, 5, layout),
    ...labelled('expected', expected, 5, layout),
    ...labelled('actual', actual, 5, layout),
    ...(pointer === undefined ? [] : labelled('at', pointer === '' ? 'the whole body' : pointer, 5, layout)),
    ...(counterexample === undefined ? [] : labelled('example', JSON.stringify(counterexample), 5, layout)),
    ...(search === undefined ? [] : labelled('search', search, 5, layout, 4)),
    ...(curl === undefined ? [] : verbatim('curl', curl, 5, layout)),
    ...faultLines(finding, layout),
    ...nextSteps(finding, layout, commands),
  ];
}

function warning(finding: Finding, number: number, layout: Layout, commands: OwnCommands): Block {
  const [first] = finding.testCases;
  return [
    ...requirementLines(finding, number, 'yellow', layout),
    ...testCaseLines(first, layout),
    ...labelled('reason', finding.reason, 5, layout, 3),
    ...faultLines(finding, layout),
    ...nextSteps(finding, layout, commands),
  ];
}

function requirementLines(finding: Finding, number: number, style: Style, layout: Layout): Block {
  const { requirement, requirementId, operations, testCases } = finding;
  const level = requirement ? ` ${requirement.level}` : '';
  const start = `${String(number).padStart(3)}. `;
  const name = `${styled(visible(requirementId), style, layout)}${level}`;
  const where = `${idList(operations.map(visible), shownOperations)}, ${counted(testCases.length, 'test case')}`;
  if (!requirement) return [`${start}${name}  ${where}`];
  return [
    `${start}${name}  ${where}`,
    ...wrap(requirement.statement, layout.width - 5).map((line) => `     ${line}`),
    `     ${styled(visible(requirement.source), 'cyan', layout)}`,
  ];
}

function testCaseLines({ id, title }: TestCaseResult, layout: Layout): Block {
  return wrap(`${id} ${title}`, layout.width - 5).map((line) => `     ${styled(line, 'bold', layout)}`);
}

function faultLines({ cause, why }: Finding, layout: Layout): Block {
  return labelled('at fault', `likely ${partyNames[cause]}: ${why}`, 5, layout, 3);
}

function nextSteps({ testCases }: Finding, layout: Layout, { explain, replay }: OwnCommands): Block {
  const [first, ...others] = testCases;
  return [
    ...verbatim('explain', explain(first.id), 5, layout),
    ...(replay ? verbatim('replay', replay(first.id), 5, layout) : []),
    ...(first.file === undefined ? [] : verbatim('source', `${first.file}:${first.line ?? 1}`, 5, layout)),
    ...(others.length === 0
      ? []
      : labelled(
          'also',
          idList(
            others.map(({ id }) => id),
            shownIds - 1,
          ),
          5,
          layout,
        )),
  ];
}

function reasonSection(title: string, groups: readonly ReasonGroup[], style: Style, layout: Layout): readonly Block[] {
  if (groups.length === 0) return [];
  const total = groups.reduce((sum, { ids }) => sum + ids.length, 0);
  const lines = groups.flatMap(({ verdict, reason, filtered, ids, cause, why = '' }) => {
    const kind = verdict === 'not-run' ? (filtered ? 'by choice: ' : 'not run: ') : '';
    const text = verdict === 'not-applicable' ? `not applicable: ${reason}` : kind + reason;
    return [
      ...labelled(`${String(ids.length).padStart(5)} x`, `${text} (${idList(ids, shownIds)})`, 0, layout, 4),
      ...(cause ? labelled('', `At fault: likely ${partyNames[cause]}. ${why}`, 0, layout, 3) : []),
    ];
  });
  const heading = `${title}: ${counted(total, 'test case')}`;
  return [[styled(styled(heading, style, layout), 'bold', layout), ...lines]];
}

/** What the supplier does all the time, each once. */
function habits({ habits: seen = [] }: RunReport, layout: Layout): readonly Block[] {
  if (seen.length === 0) return [];
  const lines = seen.flatMap(({ operation, note, testCases }) =>
    labelled(`${String(testCases.length).padStart(5)} x`, `${operation}: ${note}`, 0, layout, 3),
  );
  return [[styled('Worth knowing, not judged', 'bold', layout), ...lines]];
}

/** A reason without the identifiers that differ each time. */
function alike(reason: string): string {
  return reason.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '');
}

/** What is left for one reason: one with its reference, or how many. */
function named([first, ...others]: readonly Leftover[]): string {
  if (!first) return '';
  const reference = first.supplierReference === undefined ? '' : ` (${first.supplierReference})`;
  const one = `${first.kind} ${first.id}${reference}`;
  return others.length === 0 ? one : `${one} and ${others.length} more`;
}

/** What of the description is left out, and what else is worth knowing of the run. */
function aside({ notes = [], leftOut = [] }: RunReport, layout: Layout): readonly Block[] {
  if (notes.length + leftOut.length === 0) return [];
  const shown = [...notes, ...leftOut.map(({ part, reason }) => `${part} is left out: ${reason}.`)].slice(0, 10);
  const lines = shown.flatMap((sentence) => wrap(visible(sentence), layout.width - 5).map((line) => `     ${line}`));
  const hidden = notes.length + leftOut.length - shown.length;
  const title =
    leftOut.length === 0 ? 'Worth knowing' : `Left out of the description: ${counted(leftOut.length, 'part')}`;
  return [[styled(title, 'bold', layout), ...lines, ...(hidden > 0 ? [`     and ${hidden} more`] : [])]];
}

function leftovers({ leftovers: left }: RunReport, layout: Layout): readonly Block[] {
  if (left.length === 0) return [];
  const groups = new Map<string, Leftover[]>();
  for (const one of left) {
    const key = `${one.kind} ${alike(one.reason)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const shown = [...groups.values()].slice(0, 10);
  const lines = shown.flatMap((group) =>
    wrap(`${named(group)}: ${group[0]?.reason ?? ''}`, layout.width - 5).map((line) => `     ${line}`),
  );
  const hidden = left.length - shown.reduce((sum, group) => sum + group.length, 0);
  const more = hidden > 0 ? [`     and ${hidden} more`] : [];
  return [[styled(`Left in the supplier's system: ${left.length}`, 'bold', layout), ...lines, ...more]];
}

const headings: Readonly<Record<Verdict, readonly [string, Style]>> = {
  fail: ['fail', 'red'],
  error: ['error', 'red'],
  warn: ['warn', 'yellow'],
  inconclusive: ['inconclusive', 'yellow'],
  pass: ['pass', 'green'],
  'not-run': ['not-run', 'dim'],
  'not-applicable': ['n/a', 'dim'],
};

const columns = verdicts.map((verdict) => [verdict, ...headings[verdict]] as const);

function table(report: RunReport, layout: Layout): Block {
  const areas = [...new Set(report.testCases.map(({ area }) => area))];
  const nameWidth = Math.max(4, ...areas.map((area) => area.length));
  const titles = columns.map(([, heading]) => heading.padStart(heading.length + 2)).join('');
  return [
    styled('Area'.padEnd(nameWidth) + titles, 'bold', layout),
    ...areas.map((area) => {
      const cells = columns.map(([verdict, heading, style]) => {
        const number = report.testCases.filter((each) => each.area === area && each.verdict === verdict).length;
        const cell = (number === 0 ? '-' : String(number)).padStart(heading.length + 2);
        return styled(cell, number === 0 ? 'dim' : style, layout);
      });
      return visible(area).padEnd(nameWidth) + cells.join('');
    }),
  ];
}

/** The verdict and its scope, what the profile excludes, and what would make a partial run whole. */
function headline(report: RunReport, layout: Layout): Block {
  const style = styleOf(report);
  const bold = (line: string) => styled(styled(line, style, layout), 'bold', layout);
  const remarks = scopeLines(report).flatMap((line) => wrap(line, layout.width - 2));
  return [...wrap(report.headline, layout.width).map(bold), ...remarks.map((line) => `  ${line}`)];
}

function styleOf({ verdict: name }: RunReport): Style {
  if (name === 'conformant') return 'green';
  return name === 'partial' || name === 'incomplete' ? 'yellow' : 'red';
}

function verdict(report: RunReport, layout: Layout): Block {
  const selected = report.testCases.filter(isSelected);
  const numberOf = (each: Verdict) => selected.filter((testCase) => testCase.verdict === each).length;
  const counts = verdicts
    .filter((each) => numberOf(each) > 0)
    .map((each) => `${numberOf(each)} ${each}`)
    .join(', ');
  const short =
    report.verdict === 'conformant'
      ? titleOf(report).replace('Conformant', 'CONFORMANT')
      : report.verdict.toUpperCase();
  const name = styled(styled(short, styleOf(report), layout), 'bold', layout);
  const facts = `${counted(report.exchanges, 'exchange')}, ${duration(report.durationMs)}, seed ${report.seed}`;
  return [
    ...wrap(`${report.target.supplier} at ${report.target.baseUrl}`, layout.width),
    ...(report.reason === undefined ? [] : wrap(report.reason, layout.width)),
    ...baselineLines(report, layout),
    `${name}: ${counts === '' ? 'no test case' : counts}; ${facts}`,
  ];
}

/** How the failures compare with the known ones, which change the exit code but not the verdict. */
function baselineLines({ baseline }: RunReport, layout: Layout): Block {
  if (!baseline) return [];
  const parts = [
    `${baseline.known.length} known, ${baseline.new.length} new`,
    ...(baseline.new.length > 0 ? [`new: ${idList(baseline.new, shownIds)}`] : []),
    ...(baseline.stale.length > 0 ? [`no longer failing, so remove: ${idList(baseline.stale, shownIds)}`] : []),
    ...(baseline.expired.length > 0 ? [`expired: ${idList(baseline.expired, shownIds)}`] : []),
  ];
  return wrap(`Baseline: ${parts.join('; ')}`, layout.width);
}

function idList(ids: readonly string[], most: number): string {
  const more = ids.length > most ? ` and ${ids.length - most} more` : '';
  return ids.slice(0, most).join(', ') + more;
}
