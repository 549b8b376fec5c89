import type { TestCaseResult } from '../../../harness/run-report.js';
import type { PageExchange, PageReport } from '../page-data.js';
import { sequenceDiagram } from './diagram.js';
import { differencesOf, jsonOf, type Difference } from './difference.js';
import { element, shown } from './dom.js';
import { exchangesOf, isKci } from './evidence.js';
import { exchangeView } from './exchange-view.js';

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
        titled('Expected', element('pre', {}, shown(expected ?? 'not told'))),
        titled('Actual', element('pre', {}, shown(actual ?? 'not told'))),
      ),
    pointer !== undefined &&
      element('p', { class: 'quiet' }, 'At ', element('code', {}, pointer === '' ? 'the whole body' : shown(pointer))),
    counterexample !== undefined &&
      titled('Smallest value that shows it', element('pre', {}, shown(JSON.stringify(counterexample, null, 2)))),
    ...differences(testCase, exchanges),
    checked(testCase, requirements),
    commands(testCase),
    notes.length > 0 && titled('Notes', element('ul', {}, ...notes.map((note) => element('li', {}, shown(note))))),
    sequence(testCase, exchanges),
    exchangeList(testCase, exchanges),
  );
}

function titled(title: string, ...content: readonly Node[]): HTMLElement {
  return element('section', {}, element('h3', {}, title), ...content);
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
  const button = element('button', { type: 'button', 'aria-label': `Copy: ${text.slice(0, 60)}` }, 'Copy');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(
      () => (button.textContent = 'Copied'),
      () => (button.textContent = 'Not allowed'),
    );
  });
  return element('div', { class: 'command' }, element('pre', {}, shown(text)), button);
}

/** What differs between what was sent and what came back, and between an accepted request and the judged one. */
function differences(testCase: TestCaseResult, exchanges: readonly PageExchange[]): readonly HTMLElement[] {
  const judged = exchanges.find(({ number }) => number === testCase.judgedExchange);
  if (!judged || isKci(judged)) return [];
  const accepted = (status = 0) => status >= 200 && status < 300;
  const [sent, answered] = [jsonOf(judged.requestBody), jsonOf(judged.responseBody)];
  const control = exchanges.findLast(
    (each) => each !== judged && each.operation === judged.operation && accepted(each.status),
  );
  const before = jsonOf(control?.requestBody);
  return [
    ...(control && before !== undefined && sent !== undefined
      ? [
          table(
            `Accepted request #${control.number} and this one, #${judged.number}`,
            ['accepted', 'this one'],
            differencesOf(before, sent),
            undefined,
          ),
        ]
      : []),
    ...(accepted(judged.status) && sent !== undefined && answered !== undefined
      ? cameBack(judged, testCase.pointer, differencesOf(sent, answered))
      : []),
  ];
}

/** What came back otherwise than it was sent, where that is what the finding is about: an answer may have more fields. */
function cameBack(
  judged: PageExchange,
  pointer: string | undefined,
  found: readonly Difference[],
): readonly HTMLElement[] {
  if (pointer === undefined || pointer === '' || !found.some((each) => each.pointer.startsWith(pointer))) return [];
  return [table(`What was sent and what came back in #${judged.number}`, ['sent', 'came back'], found, pointer)];
}

function table(
  title: string,
  [left, right]: readonly [string, string],
  found: readonly Difference[],
  here: string | undefined,
): HTMLElement {
  if (found.length === 0) return titled(`JSON difference: ${title}`, element('p', { class: 'quiet' }, 'None.'));
  const value = (text: string | undefined, kind: string) =>
    element('td', { class: `mono ${kind}` }, text === undefined ? '—' : shown(text).slice(0, 2_000));
  return titled(
    `JSON difference: ${title}`,
    element(
      'table',
      { class: 'difference' },
      element(
        'thead',
        {},
        element('tr', {}, ...['at', left, right].map((name) => element('th', { scope: 'col' }, name))),
      ),
      element(
        'tbody',
        {},
        ...found.map((each) =>
          element(
            'tr',
            each.pointer === here ? { class: 'here' } : {},
            element('th', { scope: 'row', class: 'mono' }, each.pointer === '' ? '(whole)' : shown(each.pointer)),
            value(each.left, 'gone'),
            value(each.right, 'new'),
          ),
        ),
      ),
    ),
  );
}

/** The attempt that broke, drawn; of a property only its exchanges are shown, since they are no sequence. */
function sequence(testCase: TestCaseResult, exchanges: readonly PageExchange[]): HTMLElement | undefined {
  if (testCase.kind === 'property') return undefined;
  const attempts = attemptsOf(testCase);
  const last = attempts.findLast((attempt) => attempt.includes(testCase.judgedExchange ?? -1)) ?? attempts.at(-1) ?? [];
  const own = exchanges.filter(({ number }) => last.includes(number));
  return own.length < 2 ? undefined : titled('Sequence', sequenceDiagram(own, testCase.judgedExchange, testCase.id));
}

/** The numbers of the exchanges, attempt by attempt. */
function attemptsOf({ exchanges, attempts = [exchanges.length] }: TestCaseResult): readonly (readonly number[])[] {
  let from = 0;
  return attempts.map((size) => exchanges.slice(from, (from += size)));
}

function exchangeList(testCase: TestCaseResult, exchanges: readonly PageExchange[]): HTMLElement {
  const missing = testCase.exchanges.length - exchanges.length;
  const attempts = attemptsOf(testCase);
  return titled(
    `Requests and answers: ${testCase.exchanges.length}`,
    ...attempts.flatMap((attempt, index) => {
      const own = exchanges.filter(({ number }) => attempt.includes(number));
      const start = Math.min(...own.map(({ startedAt }) => Date.parse(startedAt)));
      const end = Math.max(...own.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs));
      return [
        ...(attempts.length > 1
          ? [element('p', { class: 'quiet' }, index === 0 ? 'First attempt' : `Repeat ${index}`)]
          : []),
        ...own.map((each) => exchangeView(each, [start, end], each.number === testCase.judgedExchange)),
      ];
    }),
    ...(missing > 0
      ? [element('p', { class: 'quiet' }, `${missing} of them are not in this page; traffic.har has them all.`)]
      : []),
  );
}
