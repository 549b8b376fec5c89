import type { TestCaseResult } from '../../../harness/report/run-report.js';
import { element, shown, titled } from './dom.js';

/** How the smallest value that breaks a property differs from one that passes, and how many values were tried. */
export function searchFor({ tries, differences = [] }: TestCaseResult): HTMLElement | undefined {
  if (tries === undefined) return undefined;
  const counted = element('p', { class: 'quiet' }, `Shrunk in ${tries} ${tries === 1 ? 'try' : 'tries'}.`);
  if (differences.length === 0) return counted;
  const heads = ['Place', 'passes', 'fails'].map((name) => element('th', { scope: 'col' }, name));
  const rows = differences.map(({ pointer, before, after }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row', class: 'mono' }, pointer === '' ? 'the whole value' : shown(pointer)),
      ...[before, after].map((value) =>
        element('td', { class: 'mono' }, value === undefined ? 'not there' : shown(JSON.stringify(value))),
      ),
    ),
  );
  return titled(
    'What makes it fail',
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)),
    counted,
  );
}
