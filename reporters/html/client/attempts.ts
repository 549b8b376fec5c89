import type { TestCaseResult } from '../../../harness/report/run-report.js';
import type { PageExchange } from '../page-data.js';
import { sequenceDiagram } from './diagram.js';
import { element, titled } from './dom.js';
import { exchangeView } from './exchange-view.js';

/** The attempt that broke, drawn; for a property only the exchanges are shown, since they do not form a sequence. */
export function sequence(testCase: TestCaseResult, exchanges: readonly PageExchange[]): HTMLElement | undefined {
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

/** Every exchange, attempt by attempt. */
export function exchangeList(testCase: TestCaseResult, exchanges: readonly PageExchange[]): HTMLElement {
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
