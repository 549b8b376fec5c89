import type { RunReport } from '../../harness/report/run-report.js';
import { findingsOf, partyNames, reasonsOf, type Finding, type ReasonGroup } from '../findings.js';
import { markup, type Markup } from './markup.js';
import { plural, signs } from './summary.js';

/** How many characters of a text and how many ids a finding shows; its test cases show the rest. */
const maxTextLength = 1_200;
const maxIds = 12;

/** How many findings paper shows: page-style.ts hides the others. */
const maxPrinted = 30;

/** What is wrong, what to look at, and what could not be decided: gravest first. */
export function findingsSection(report: RunReport): Markup {
  const failures = findingsOf(report, 'fail');
  const warnings = findingsOf(report, 'warn');
  const open = reasonsOf(report, ['error', 'inconclusive', 'not-run']).filter(({ filtered }) => !filtered);
  const chosen = reasonsOf(report, ['not-run', 'not-applicable']).filter(
    ({ verdict, filtered }) => filtered || verdict === 'not-applicable',
  );
  return markup`<section id="findings" aria-labelledby="findings-title">
  <h2 id="findings-title">Findings</h2>
  ${failures.length + warnings.length === 0 && markup`<p class="quiet">No requirement is found violated.</p>`}
  <ol class="findings">
    ${failures.map((each, index) => finding(each, 'fail', index + 1))}
    ${warnings.map((each, index) => finding(each, 'warn', failures.length + index + 1))}
  </ol>
  ${failures.length + warnings.length > maxPrinted && markup`<p class="on-paper">${failures.length + warnings.length - maxPrinted} more findings are on the page.</p>`}
  ${reasons('Could not be decided', open, true)}
  ${reasons('Not examined, or not applicable', chosen, false)}
  ${habits(report)}
  ${aside(report)}
  ${leftovers(report)}
</section>`;
}

function finding(
  {
    requirementId,
    requirement,
    operations,
    testCases,
    reason,
    expected,
    actual,
    pointer,
    cause,
    why,
    isMainOfFirst,
  }: Finding,
  verdict: 'fail' | 'warn',
  number: number,
): Markup {
  const [{ id, file, line, curl }] = testCases;
  return markup`<li class="finding edge-${verdict}" id="finding-${number}">
  <h3><span class="sign v-${verdict}" aria-hidden="true">${signs[verdict]}</span>
    ${requirement?.statement ?? requirementId}</h3>
  <p class="where"><a href="#${requirementId}" class="mono">${requirementId}</a>
    ${requirement && markup`<span class="level">${requirement.level}</span>`}
    <span class="mono">${operations.join(', ')}</span> · ${plural(testCases.length, 'test case')}</p>
  <p>${cut(reason)}</p>
  <div class="pair"><div><h4>Expected</h4><pre>${cut(expected)}</pre></div>
    <div><h4>Actual</h4><pre>${cut(actual)}</pre></div></div>
  ${pointer !== undefined && markup`<p class="quiet">At <code>${pointer === '' ? 'the whole body' : pointer}</code></p>`}
  <p class="fault"><b>Likely at fault: ${partyNames[cause]}.</b> ${why}</p>
  ${isMainOfFirst && curl !== undefined && command(curl)}
  ${command(`fibre-cafe-conformance replay report.json ${id}`)}
  <p class="ids">${ids(testCases.map(({ id }) => id))}</p>
  ${file !== undefined && markup`<p class="quiet">Checked in <code>${file}:${line ?? 1}</code></p>`}
</li>`;
}

/** A command to copy; the page's script shows the button, and does it. */
function command(text: string): Markup {
  return markup`<div class="command"><pre>${text}</pre><button type="button" class="copy" hidden>Copy</button></div>`;
}

function ids(all: readonly string[]): Markup {
  const more = all.length > maxIds ? ` and ${all.length - maxIds} more` : '';
  const links = all.slice(0, maxIds).map((id) => markup`<a class="mono" href="#${id}">${id}</a> `);
  return markup`Test cases: ${links}${more}`;
}

function reasons(title: string, groups: readonly ReasonGroup[], open: boolean): Markup | false {
  if (groups.length === 0) return false;
  const rows = groups.map(
    ({
      verdict,
      reason,
      ids: all,
      cause,
      why,
    }) => markup`<li><span class="sign v-${verdict}" aria-hidden="true">${signs[verdict]}</span>
    <div><p>${cut(reason)}</p>
    ${cause && markup`<p class="fault"><b>Likely at fault: ${partyNames[cause]}.</b> ${why ?? ''}</p>`}
    <p class="ids">${verdict} · ${ids(all)}</p></div></li>`,
  );
  const total = groups.reduce((sum, group) => sum + group.ids.length, 0);
  return markup`<details class="reasons"${open && markup` open`}><summary>${title}: ${plural(total, 'test case')}</summary>
  <ul>${rows}</ul></details>`;
}

/** What the supplier does all the time, each once. */
function habits({ habits: seen = [] }: RunReport): Markup | false {
  if (seen.length === 0) return false;
  const rows = seen.map(
    ({ operation, note, testCases }) =>
      markup`<li><div><p><span class="mono">${operation}</span>: ${cut(note)}</p>
    <p class="ids">${ids(testCases)}</p></div></li>`,
  );
  return markup`<details class="reasons"><summary>Worth knowing, not judged: ${seen.length}</summary>
  <ul>${rows}</ul></details>`;
}

/** What of the description is left out, and what else is worth knowing of the run. */
function aside({ notes = [], leftOut = [] }: RunReport): Markup | false {
  if (notes.length + leftOut.length === 0) return false;
  const rows = [...notes, ...leftOut.map(({ part, reason }) => `${part} is left out: ${reason}.`)]
    .slice(0, 200)
    .map((sentence) => markup`<li><div><p>${cut(sentence)}</p></div></li>`);
  const title =
    leftOut.length === 0 ? 'Worth knowing' : `Left out of the description: ${plural(leftOut.length, 'part')}`;
  return markup`<details class="reasons"><summary>${title}</summary>
  <ul>${rows}</ul></details>`;
}

function leftovers({ leftovers: left }: RunReport): Markup | false {
  if (left.length === 0) return false;
  const rows = left
    .slice(0, 200)
    .map(
      ({ kind, id, supplierReference, reason }) =>
        markup`<li><div><p><span class="mono">${kind} ${id}</span> ${supplierReference !== undefined && markup`(<bdi>${supplierReference}</bdi>)`}: ${reason}</p></div></li>`,
    );
  return markup`<details class="reasons"><summary>Left in the supplier’s system: ${left.length}</summary>
  <ul>${rows}</ul></details>`;
}

function cut(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text;
}
