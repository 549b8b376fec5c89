import { verdicts, type RunReport, type RunVerdict } from '../harness/report/run-report.js';
import { searchOf } from './counterexample.js';
import { findingsOf, partyNames, reasonsOf, type Finding, type ReasonGroup } from './findings.js';
import { scopeLines, titleOf } from './scope-lines.js';
import { visible } from './terminal-text.js';

/** How many findings and how many characters of a text are shown: a page of a CI system holds about a megabyte. */
const maxFindings = 40;
const maxTextLength = 400;
/** A headline can name each operation. */
const maxHeadlineLength = 2000;
const maxIds = 6;

const signs: Readonly<Record<RunVerdict, string>> = {
  conformant: '✅',
  partial: '◐',
  'non-conformant': '❌',
  incomplete: '❔',
  error: '⚠️',
};

/** A summary for people, in GitHub's Markdown: the verdict and its scope, a table, then what is wrong, gravest first. */
export function renderMarkdown(report: RunReport): string {
  const failures = findingsOf(report, 'fail');
  const warnings = findingsOf(report, 'warn');
  const open = reasonsOf(report, ['error', 'inconclusive', 'not-run']).filter(({ filtered }) => !filtered);
  const { target, suite } = report;
  const remarks = scopeLines(report);
  const blocks = [
    `# ${signs[report.verdict]} ${titleOf(report)}`,
    `**${text(report.headline, maxHeadlineLength)}**`,
    ...(remarks.length === 0 ? [] : [remarks.map((line) => `- ${text(line)}`).join('\n')]),
    `${text(target.supplier)} at ${code(target.baseUrl)}, examined against the ${text(suite.specification)} by ${text(suite.name)} ${text(suite.version)} (mode ${report.mode}, seed ${report.seed}, ${report.exchanges} exchanges, ${(report.durationMs / 1000).toFixed(1)} s).`,
    ...(report.reason === undefined ? [] : [text(report.reason)]),
    ...(report.baseline === undefined
      ? []
      : [
          `Baseline: ${report.baseline.known.length} known, ${report.baseline.new.length} new, ${report.baseline.stale.length} no longer failing, ${report.baseline.expired.length} expired.`,
        ]),
    ...(report.classes ? [classTable(report.classes)] : []),
    table(report),
    ...(report.coverage === undefined ? [] : [coverage(report.coverage)]),
    ...section('What is wrong', failures, 'fail'),
    ...section('What to look at', warnings, 'warn'),
    ...habits(report),
    ...(open.length === 0 ? [] : ['## Not decided', open.slice(0, maxFindings).map(reason).join('\n')]),
    ...aside(report),
    ...(report.leftovers.length === 0
      ? []
      : [`Left in the supplier's system: ${report.leftovers.length} (see report.json).`]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What of the description is left out, and what else is worth knowing of the run. */
function aside({ notes = [], leftOut = [] }: RunReport): readonly string[] {
  if (notes.length + leftOut.length === 0) return [];
  const lines = [
    ...notes.map((note) => `- ${text(note)}`),
    ...leftOut.slice(0, maxFindings).map(({ part, reason: why }) => `- ${text(part)} is left out: ${text(why)}.`),
    ...(leftOut.length > maxFindings ? [`- And ${leftOut.length - maxFindings} more parts; see report.json.`] : []),
  ];
  return ['## Worth knowing', lines.join('\n')];
}

function table({ testCases }: RunReport): string {
  const areas = [...new Set(testCases.map(({ area }) => area))];
  const rows = areas.map((area) => {
    const counts = verdicts.map(
      (verdict) => testCases.filter((each) => each.area === area && each.verdict === verdict).length,
    );
    return `| ${[text(area), ...counts.map((count) => (count === 0 ? '·' : String(count)))].join(' | ')} |`;
  });
  return [`| Area | ${verdicts.join(' | ')} |`, `| --- |${verdicts.map(() => ' ---: |').join('')}`, ...rows].join('\n');
}

/** What the certification says about each class, those that it is about first. */
function classTable(classes: NonNullable<RunReport['classes']>): string {
  const rows = classes
    .toSorted((left, right) => Number(right.requested) - Number(left.requested))
    .map(({ id, verdict, requested, testCases, decided }) => {
      const asked = requested ? 'yes' : 'no';
      return `| ${[code(id), verdict, asked, `${decided} of ${testCases}`].join(' | ')} |`;
    });
  return ['| Class | Verdict | Requested | Decided test cases |', '| --- | --- | --- | ---: |', ...rows].join('\n');
}

/** How much of the description of each operation the requests exercised. */
function coverage(operations: NonNullable<RunReport['coverage']>): string {
  const shares = operations.map(({ operation, percentage }) => `${code(operation)} ${percentage} %`);
  return `Coverage of the request schemas, valid and not: ${shares.join(', ')}.`;
}

function section(title: string, findings: readonly Finding[], verdict: string): readonly string[] {
  if (findings.length === 0) return [];
  const more = findings.length - maxFindings;
  return [
    `## ${title}`,
    ...findings.slice(0, maxFindings).map((each, index) => finding(each, index + 1, verdict)),
    ...(more > 0 ? [`And ${more} more; see report.html.`] : []),
  ];
}

function finding(found: Finding, number: number, verdict: string): string {
  const {
    requirementId,
    requirement,
    operations,
    testCases,
    reason: why,
    expected,
    actual,
    pointer,
    isMainOfFirst,
  } = found;
  const [first] = testCases;
  const rows = [
    ['Reason', text(why)],
    ['Expected', code(expected)],
    ['Actual', code(actual)],
    ['At', pointer === undefined ? '' : code(pointer === '' ? 'the whole body' : pointer)],
    [
      'Smallest value',
      first.counterexample === undefined || !isMainOfFirst ? '' : code(JSON.stringify(first.counterexample)),
    ],
    ['Search', isMainOfFirst ? text(searchOf(first) ?? '') : ''],
    ['Likely at fault', `${partyNames[found.cause]}. ${text(found.why)}`],
    ['Checked in', first.file === undefined ? '' : code(`${first.file}:${first.line ?? 1}`)],
    ['Source', requirement ? link(requirement.source) : ''],
  ].filter(([, value]) => value !== '');
  return [
    `### ${number}. ${text(requirement?.statement ?? requirementId)}`,
    `${code(requirementId)} ${requirement?.level ?? ''} · ${operations.map(code).join(', ')} · ${testCases.length} ${verdict}`,
    rows.map(([name, value]) => `- **${name}**: ${value}`).join('\n'),
    `Test cases: ${ids(testCases.map(({ id }) => id))}`,
  ].join('\n\n');
}

function habits({ habits: seen = [] }: RunReport): readonly string[] {
  if (seen.length === 0) return [];
  const lines = seen.map(
    ({ operation, note, testCases }) => `- ${code(operation)}: ${text(note)} (${testCases.length} test cases)`,
  );
  return ['## Worth knowing, not judged', lines.join('\n')];
}

function reason({ verdict, reason: sentence, ids: all, cause, why = '' }: ReasonGroup): string {
  const blame = cause ? ` Likely at fault: ${partyNames[cause]}. ${text(why)}` : '';
  return `- ${all.length} ${verdict}: ${text(sentence)}${blame} (${ids(all)})`;
}

function ids(all: readonly string[]): string {
  const more = all.length > maxIds ? ` and ${all.length - maxIds} more` : '';
  return all.slice(0, maxIds).map(code).join(', ') + more;
}

/** A text in one line that is nothing but text: no markup, no link, no mention, no HTML. */
function text(value: string, longest = maxTextLength): string {
  return oneLine(value, longest)
    .replace(/[\\`*_{}[\]()#!|~]|^[-+]/g, '\\$&')
    .replace(/[<>&@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An address that can be followed; anything else is text. */
function link(source: string): string {
  return /^https:\/\/[\w./#-]+$/.test(source) ? `<${source}>` : text(source);
}

/** A text as code; the fence is longer than any run of backticks in it. */
function code(value: string): string {
  const line = oneLine(value).replaceAll('|', '¦');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line || ' '}${fence}` : `${fence} ${line} ${fence}`;
}

function oneLine(value: string, longest = maxTextLength): string {
  const line = visible(value.slice(0, longest)).replace(/\s+/g, ' ').trim();
  return value.length > longest ? `${line}…` : line;
}
