import type { TestCaseResult } from '../../../harness/report/run-report.js';
import type { PageReport } from '../page-data.js';
import { exchangeList, sequence } from './attempts.js';
import { searchFor } from './counterexample.js';
import { offerCopy } from './copy.js';
import { differenceTables } from './difference-tables.js';
import { element, shown, titled } from './dom.js';
import { exchangesOf } from './evidence.js';

/** Everything about one test case; made when it is opened. */
export function detailOf(testCase: TestCaseResult, { requirements }: PageReport): HTMLElement {
  const { reason, expected, actual, pointer, counterexample, notes } = testCase;
  const exchanges = exchangesOf(testCase.exchanges);
  return element(
    'div',
    { class: 'detail' },
    reason !== '' && element('p', {}, shown(reason)),
    testCase.reproduced === true && element('p', { class: 'quiet' }, 'Seen again on repeat.'),
    (expected !== undefined || actual !== undefined) &&
      element(
        'div',
        { class: 'pair' },
        titled('Expected', element('pre', {}, shown(expected ?? 'not stated'))),
        titled('Actual', element('pre', {}, shown(actual ?? 'not stated'))),
      ),
    pointer !== undefined &&
      element('p', { class: 'quiet' }, 'At ', element('code', {}, pointer === '' ? 'the whole body' : shown(pointer))),
    counterexample !== undefined &&
      titled('Smallest value that shows it', element('pre', {}, shown(JSON.stringify(counterexample, null, 2)))),
    searchFor(testCase),
    ...differenceTables(testCase, exchanges),
    checked(testCase, requirements),
    commands(testCase),
    notes.length > 0 && titled('Notes', element('ul', {}, ...notes.map((note) => element('li', {}, shown(note))))),
    sequence(testCase, exchanges),
    exchangeList(testCase, exchanges),
  );
}

function checked({ violated, requirements: ids }: TestCaseResult, all: PageReport['requirements']): HTMLElement {
  const shownIds: readonly string[] = violated.length > 0 ? violated : ids;
  const items = shownIds.map((id) => {
    const requirement = all.find((each) => each.id === id);
    const link = element('a', { class: 'mono', href: `#${id}` }, id);
    return element('li', {}, link, requirement ? ` (${requirement.level}) ${requirement.statement}` : '');
  });
  return titled(violated.length > 0 ? 'Violated' : 'Checks', element('ul', {}, ...items));
}

function commands({ id, curl, verdict }: TestCaseResult): HTMLElement {
  return titled(
    'See it yourself',
    ...(curl === undefined ? [] : [command(curl)]),
    ...(['pass', 'not-applicable', 'not-run'].includes(verdict)
      ? []
      : [command(`fibre-cafe-conformance replay report.json ${id}`)]),
    command(`fibre-cafe-conformance explain ${id}`),
  );
}

function command(text: string): HTMLElement {
  const button = element('button', { type: 'button' }, 'Copy');
  offerCopy(button, text);
  return element('div', { class: 'command' }, element('pre', {}, shown(text)), button);
}
