import {
  verdicts,
  type BaselineResult,
  type RunReport,
  type RunVerdict,
  type Verdict,
} from '../../harness/report/run-report.js';
import { duration } from '../amounts.js';
import { scopeLines, titleOf } from '../scope-lines.js';
import { markup, type Markup } from './markup.js';

/** A sign for each verdict, so that colour is never the only sign. */
export const signs: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✕',
  warn: '!',
  inconclusive: '?',
  'not-applicable': '–',
  'not-run': '○',
  error: '⚠',
};

/** The head of the page: the verdict with its scope, in one sentence what it rests on, and the facts of the run. */
export function summary(report: RunReport): Markup {
  const { target, suite, verdict } = report;
  const remarks = scopeLines(report);
  return markup`<header class="head head-${verdict}">
  <p class="eyebrow">${suite.specification} · conformance report</p>
  <h1>${titleOf(report)}</h1>
  <p class="rests">${report.headline}</p>
  <p class="lead"><bdi>${target.supplier}</bdi> at <bdi class="mono">${target.baseUrl}</bdi></p>
  <p class="rests">${restsOn(report)}</p>
  ${remarks.length > 0 && markup`<ul class="rests">${remarks.map((line) => markup`<li>${line}</li>`)}</ul>`}
  ${report.baseline && markup`<p class="rests">${againstKnown(report.baseline)}</p>`}
  ${bar(report)}
  <dl class="facts">
    ${fact('Examined', new Date(report.startedAt).toISOString().replace('T', ' ').replace(/\..*$/, ' UTC'))}
    ${fact('Took', duration(report.durationMs))}
    ${fact('Exchanges', count(report.exchanges))}
    ${fact('Mode', report.mode)}
    ${fact('Seed', String(report.seed))}
    ${fact('Suite', `${suite.name} ${suite.version}`)}
    ${fact('Specification digest', suite.specificationDigest, 'digest')}
    ${fact('Profile digest', suite.profileDigest, 'digest')}
  </dl>
</header>`;
}

/** In words: what was examined, and what that says. */
function restsOn({ verdict, requirements, counts, testCases, reason }: RunReport): string {
  const musts = requirements.filter(({ level }) => level === 'MUST');
  const decided = musts.filter((requirement) => ['pass', 'fail', 'warn'].includes(requirement.verdict));
  const violated = requirements.filter((requirement) => requirement.verdict === 'fail').length;
  const executed = testCases.length - counts['not-run'] - counts['not-applicable'];
  const basis = `It rests on ${count(executed)} executed test cases of ${count(testCases.length)}; ${decided.length} of ${musts.length} MUST requirements were decided.`;
  const sentences: Readonly<Record<RunVerdict, string>> = {
    partial:
      'No MUST requirement is violated in what was examined, but something that the profile claims was excluded by choice.',
    conformant: 'No MUST requirement is violated, and everything that the profile claims was decided.',
    'non-conformant': `${violated === 0 ? 'A SHOULD' : plural(violated, 'requirement')} ${violated > 1 ? 'are' : 'is'} violated, in ${plural(counts.fail || counts.warn, 'test case')}.`,
    incomplete: `Nothing failed, but ${plural(counts.inconclusive, 'test case')} could not be decided, and others may not have run.`,
    error: 'The suite or its environment failed, which says nothing of the supplier.',
  };
  return [sentences[verdict], reason, basis].filter((sentence) => sentence !== undefined).join(' ');
}

/** How the failures compare with the known ones. */
function againstKnown({ known, new: unknown, stale, expired }: BaselineResult): string {
  const parts = [
    `${known.length} of the failures are known to the baseline, ${unknown.length} are not`,
    ...(stale.length > 0 ? [`${plural(stale.length, 'entry', 'entries')} of it no longer fail`] : []),
    ...(expired.length > 0 ? [`${plural(expired.length, 'entry', 'entries')} of it expired`] : []),
  ];
  return `${parts.join('; ')}. The verdict disregards it.`;
}

/** How the test cases are shared among the verdicts, as a bar and in words. */
function bar({ counts, testCases }: RunReport): Markup {
  const shown = verdicts.filter((verdict) => counts[verdict] > 0);
  const total = Math.max(1, testCases.length);
  // A share too small to be seen is drawn as wide as can be seen.
  const widths = shown.map((verdict) => Math.max(6, (counts[verdict] / total) * 1000));
  const sum = widths.reduce((all, width) => all + width, 0);
  let x = 0;
  const parts = shown.map((verdict, index) => {
    const width = ((widths[index] ?? 0) / sum) * 1000;
    const part = markup`<rect class="fill-${verdict}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="10"></rect>`;
    x += width;
    return part;
  });
  const legend = shown.map(
    (verdict) =>
      markup`<li><span class="sign v-${verdict}" aria-hidden="true">${signs[verdict]}</span> <b>${count(counts[verdict])}</b> ${verdict}</li>`,
  );
  return markup`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
  <ul class="legend">${legend}</ul>`;
}

function fact(name: string, value: string, kind = 'plain'): Markup {
  return markup`<div><dt>${name}</dt><dd class="${kind}">${value}</dd></div>`;
}

/** A number and its noun. */
export function plural(number: number, noun: string, nouns = `${noun}s`): string {
  return `${count(number)} ${number === 1 ? noun : nouns}`;
}

/** A number with its thousands apart. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '\u202F');
}
