import type { TestCaseResult } from '../../../harness/report/run-report.js';
import type { PageExchange } from '../page-data.js';
import { differencesOf, jsonOf, type Difference } from './difference.js';
import { element, shown, titled } from './dom.js';
import { exchangesOf, isKci } from './evidence.js';

/** What differs between what was sent and what came back, and between an accepted request and the judged one. */
export function differenceTables(testCase: TestCaseResult, exchanges: readonly PageExchange[]): readonly HTMLElement[] {
  const judged = exchanges.find(({ number }) => number === testCase.judgedExchange);
  if (!judged || isKci(judged)) return [];
  const accepted = (status = 0) => status >= 200 && status < 300;
  const [sent, answered] = [jsonOf(judged.requestBody), jsonOf(judged.responseBody)];
  // Not the last one that was accepted: that can be the judged one, on repeat.
  const [control] = testCase.control === undefined ? [] : exchangesOf([testCase.control]);
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
